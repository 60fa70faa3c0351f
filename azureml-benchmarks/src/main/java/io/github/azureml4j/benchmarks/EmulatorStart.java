package io.github.azureml4j.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * How long the runnable emulator takes from the start of its process to its first answered request, over the proxy and
 * TLS. After a packaged build:
 * {@code java -cp azureml-benchmarks/target/classes io.github.azureml4j.benchmarks.EmulatorStart FILE-all.jar}.
 */
public final class EmulatorStart {

    private static final int RUNS = 5;
    private static final URI FIRST_REQUEST =
            URI.create("https://management.azure.com/metadata/endpoints?api-version=2019-05-01");

    private EmulatorStart() {}

    /** Prints each run's milliseconds and the median; the first run only warms up this program. */
    public static void main(String[] arguments) throws Exception {
        long warmUp = run(arguments[0]);
        long[] times = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            times[i] = run(arguments[0]);
        }
        String all = Arrays.toString(times);
        Arrays.sort(times);
        System.out.println(
                "start to first answer: median " + times[RUNS / 2] + " ms of " + all + ", warm-up " + warmUp);
    }

    private static long run(String jar) throws Exception {
        Path directory = Files.createTempDirectory("emulator-start-");
        Path settings = directory.resolve("local.env");
        long started = System.nanoTime();
        Process emulator = new ProcessBuilder("java", "-jar", jar, "--env", settings.toString())
                .inheritIO()
                .start();
        try {
            while (!Files.exists(settings) && emulator.isAlive()) {
                LockSupport.parkNanos(1_000_000);
            }
            ask(settings);
            return (System.nanoTime() - started) / 1_000_000;
        } finally {
            emulator.destroy();
            emulator.waitFor();
            Files.deleteIfExists(settings);
            Files.deleteIfExists(directory.resolve("local.env.ca.pem"));
            Files.deleteIfExists(directory);
        }
    }

    private static void ask(Path settings) throws Exception {
        Map<String, String> values = Files.readAllLines(settings).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        URI proxy = URI.create(values.get("HTTPS_PROXY"));
        HttpResponse<Void> answer = HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())))
                .sslContext(trusting(Path.of(values.get("REQUESTS_CA_BUNDLE"))))
                .build()
                .send(HttpRequest.newBuilder(FIRST_REQUEST).build(), HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() != 200) {
            throw new IOException("the first request was answered with " + answer.statusCode());
        }
    }

    private static SSLContext trusting(Path pem) throws GeneralSecurityException, IOException {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        try (var in = Files.newInputStream(pem)) {
            anchors.setCertificateEntry(
                    "local", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
