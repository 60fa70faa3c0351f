package io.github.azureml4j.local.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A TLS identity for every host name, issued when first asked for; a host may bring its own. Thread-safe. */
public final class TlsContexts {

    private static final char[] IN_MEMORY = "in-memory".toCharArray();

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
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, IN_MEMORY);
            store.setKeyEntry(
                    "server", identity.key(), IN_MEMORY, identity.chain().toArray(new Certificate[0]));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, IN_MEMORY);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JVM cannot serve TLS", e);
        }
    }
}
