package io.github.azureml4j.local.http;

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** A TLS identity for every host name, issued when first asked for; a host may bring its own. Thread-safe. */
public final class TlsContexts {

    /** No client shows a certificate here; without this the JVM would read all its own trust anchors for nothing. */
    private static final TrustManager[] NOBODY = {};

    private final CertificateAuthority authority;
    private final Map<String, SSLContext> contexts = new ConcurrentHashMap<>();

    public TlsContexts(CertificateAuthority authority) {
        this.authority = authority;
    }

    /** From now on the host shows this certificate, as a web service with its customer's own does. */
    public void use(String host, ServerIdentity identity) {
        contexts.put(host, context(identity));
    }

    /** The host shows the authority's certificate again. */
    public void forget(String host) {
        contexts.remove(host);
    }

    SSLContext of(String host) {
        return contexts.computeIfAbsent(host, name -> context(authority.issue(name)));
    }

    private static SSLContext context(ServerIdentity identity) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new OneIdentity(identity)}, NOBODY, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot serve TLS", e);
        }
    }
}
