package io.github.azureml4j.local.http;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** What a server shows in TLS: its certificate, the chain above it, and the private key. */
public record ServerIdentity(List<X509Certificate> chain, PrivateKey key) {

    public ServerIdentity {
        chain = List.copyOf(chain);
    }

    /**
     * Reads what {@link #chainPem()} and {@link #keyPem()} write.
     *
     * @throws IllegalArgumentException when either is not PEM of the right kind
     */
    public static ServerIdentity parse(String chainPem, String keyPem) {
        return new ServerIdentity(Pem.certificates(chainPem), Pem.privateKey(keyPem));
    }

    /** The chain in PEM, leaf first. */
    public String chainPem() {
        StringBuilder pem = new StringBuilder();
        chain.forEach(certificate -> pem.append(Pem.of(certificate)));
        return pem.toString();
    }

    /** The private key in PEM (PKCS#8). */
    public String keyPem() {
        return Pem.block(
                "PRIVATE KEY", Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()));
    }

    @Override
    public String toString() {
        return "ServerIdentity[" + chain.get(0).getSubjectX500Principal() + "]";
    }
}
