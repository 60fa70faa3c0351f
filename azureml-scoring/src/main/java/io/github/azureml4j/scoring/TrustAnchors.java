package io.github.azureml4j.scoring;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificate authorities a client believes: those of the Java runtime, and those given, such as the authority of a
 * company's proxy. Host names are always verified. Immutable, thread-safe.
 */
public final class TrustAnchors {

    private final List<X509Certificate> added;
    private final X509TrustManager trustManager;
    private final SSLSocketFactory socketFactory;

    private TrustAnchors(List<X509Certificate> added) {
        this.added = added;
        try {
            this.trustManager = trusting(added);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trustManager}, new SecureRandom());
            this.socketFactory = context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the trust anchors cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * The runtime's authorities and the given ones.
     *
     * @param added certificates of further authorities, or of a service that signed its own
     * @return the trust anchors
     * @throws IllegalArgumentException when a certificate cannot serve as one
     */
    public static TrustAnchors systemAnd(Collection<X509Certificate> added) {
        return new TrustAnchors(List.copyOf(added));
    }

    /** {@return the certificates that were given in addition to the runtime's} */
    public List<X509Certificate> added() {
        return added;
    }

    /** {@return what judges a server's chain} */
    public X509TrustManager trustManager() {
        return trustManager;
    }

    /** {@return a factory of TLS sockets that believe these anchors} */
    public SSLSocketFactory socketFactory() {
        return socketFactory;
    }

    private static X509TrustManager trusting(List<X509Certificate> added) throws GeneralSecurityException, IOException {
        X509TrustManager system = managerOf(null);
        if (added.isEmpty()) {
            return system;
        }
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        int n = 0;
        for (X509Certificate issuer : system.getAcceptedIssuers()) {
            all.setCertificateEntry("system-" + n++, issuer);
        }
        for (X509Certificate certificate : added) {
            all.setCertificateEntry("added-" + n++, certificate);
        }
        return managerOf(all);
    }

    /** Null stands for the runtime's own store. */
    private static X509TrustManager managerOf(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this Java runtime has no X.509 trust manager");
    }
}
