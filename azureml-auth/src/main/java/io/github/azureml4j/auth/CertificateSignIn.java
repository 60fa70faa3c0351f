package io.github.azureml4j.auth;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.ClientCertificateCredentialBuilder;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A service principal that proves itself with a certificate. Immutable. */
public final class CertificateSignIn implements SignIn {

    private final Application application;
    private final Path file;
    private final char @Nullable [] password;
    private final boolean chain;
    private final InstantSource clock;

    CertificateSignIn(Application application, Path file, char @Nullable [] password, boolean chain) {
        this(application, file, password, chain, Clock.systemUTC());
    }

    private CertificateSignIn(
            Application application, Path file, char @Nullable [] password, boolean chain, InstantSource clock) {
        this.application = application;
        this.file = file;
        this.password = password;
        this.chain = chain;
        this.clock = clock;
    }

    /**
     * Sends the certificate and its chain along, for applications that trust an issuer and a subject's name in place of
     * one certificate. Not sent unless said so.
     *
     * @return a copy that sends them
     */
    public CertificateSignIn sendChain() {
        return new CertificateSignIn(application, file, password, true, clock);
    }

    CertificateSignIn clock(InstantSource value) {
        return new CertificateSignIn(application, file, password, chain, value);
    }

    @Override
    public TokenCredential bind(AzureCloud cloud, HttpClient transport) {
        return application.bind(
                this,
                cloud,
                transport,
                http -> application
                        .fill(new ClientCertificateCredentialBuilder(), cloud, http)
                        .pemCertificate(new ByteArrayInputStream(ClientCertificate.read(file, password)
                                .valid(clock.instant())
                                .pem()))
                        .sendCertificateChain(chain)
                        .build());
    }

    @Override
    public String toString() {
        return "servicePrincipal[" + application + ", certificate=" + file + (password == null ? "" : ", password=***")
                + (chain ? ", sending its chain" : "") + "]";
    }
}
