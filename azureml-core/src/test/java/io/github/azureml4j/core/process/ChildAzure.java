package io.github.azureml4j.core.process;

import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.scoring.retry.Sleeper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;

/** What a program in a {@link ChildJvm} does to be one. */
public final class ChildAzure {
    private ChildAzure() {}

    /** The connection to the emulator of the parent. Every pause says {@code PAUSE} and lasts until the parent ends it. */
    public static AzureMl connect() throws IOException, GeneralSecurityException {
        return AzureMl.builder()
                .proxy(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(System.getenv("CHILD_PROXY"))))
                .trust(authority())
                .credential(Credentials.servicePrincipal(
                        System.getenv("CHILD_TENANT"), System.getenv("CHILD_CLIENT"), System.getenv("CHILD_SECRET")))
                .subscription(System.getenv("CHILD_SUBSCRIPTION"))
                .sleeper(ChildAzure::pause)
                .build();
    }

    /** Tells the parent something, on one line. */
    public static void say(String word, String text) {
        System.out.println(word + " " + text);
        System.out.flush();
    }

    private static X509Certificate authority() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(Path.of(System.getenv("CHILD_AUTHORITY")))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /** Once the parent has let go, pauses are short. */
    private static void pause(Duration time) throws InterruptedException {
        say("PAUSE", time.toString());
        try {
            if (System.in.read() < 0) {
                Sleeper.REAL.sleep(Duration.ofMillis(50));
            }
        } catch (IOException e) {
            throw (InterruptedException) new InterruptedException().initCause(e);
        }
    }
}
