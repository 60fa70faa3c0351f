package io.github.azureml4j.auth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A certificate with its private key, from PEM or PFX.
 *
 * @param file where it is from, for messages
 * @param key the private key
 * @param chain the certificates, the key's own first
 */
record ClientCertificate(Path file, PrivateKey key, List<X509Certificate> chain) {

    /**
     * Reads the file.
     *
     * @throws SignInException saying in one sentence what is wrong with it
     */
    static ClientCertificate read(Path file, char @Nullable [] password) {
        try {
            byte[] content = Files.readAllBytes(file);
            String text = new String(content, StandardCharsets.ISO_8859_1);
            return text.contains("-----BEGIN ") ? ofPem(file, text, password) : ofPfx(file, content, password);
        } catch (IOException e) {
            throw unusable(file, wrongPassword(e) ? passwordFault(password) : "cannot be read (" + e + ")", e);
        } catch (GeneralSecurityException e) {
            throw unusable(file, "cannot be understood (" + e.getMessage() + ")", e);
        }
    }

    /** Itself, unless its time is over or has not come. */
    ClientCertificate valid(Instant now) {
        X509Certificate own = chain.get(0);
        if (now.isAfter(own.getNotAfter().toInstant())) {
            throw unusable(file, "expired at " + own.getNotAfter().toInstant(), null);
        }
        if (now.isBefore(own.getNotBefore().toInstant())) {
            throw unusable(file, "is not valid before " + own.getNotBefore().toInstant(), null);
        }
        return this;
    }

    /** Key and certificates in the one form that azure-identity reads whatever the file was. */
    byte[] pem() {
        StringBuilder pem = new StringBuilder();
        append(pem, "PRIVATE KEY", key.getEncoded());
        for (X509Certificate each : chain) {
            append(pem, "CERTIFICATE", encoded(each));
        }
        return pem.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The key stays out of text. */
    @Override
    public String toString() {
        return "ClientCertificate[" + file + "]";
    }

    private static ClientCertificate ofPem(Path file, String text, char @Nullable [] password)
            throws GeneralSecurityException {
        PemFile pem = PemFile.parse(text);
        if (pem.isEncrypted() && password == null) {
            throw unusable(file, "has an encrypted private key, and no password was given", null);
        }
        PrivateKey key;
        try {
            key = pem.privateKey(password);
        } catch (GeneralSecurityException e) {
            throw unusable(
                    file,
                    pem.isEncrypted() ? passwordFault(password) : "has a private key that cannot be understood",
                    e);
        }
        return key == null ? noKey(file) : of(file, key, pem.certificates());
    }

    private static ClientCertificate ofPfx(Path file, byte[] content, char @Nullable [] password)
            throws GeneralSecurityException, IOException {
        char[] opening = password == null ? new char[0] : password;
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(content), opening);
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, opening) instanceof PrivateKey key) {
                List<X509Certificate> certificates = new ArrayList<>();
                for (Certificate each : store.getCertificateChain(alias)) {
                    certificates.add((X509Certificate) each);
                }
                return of(file, key, certificates);
            }
        }
        return noKey(file);
    }

    private static ClientCertificate of(Path file, PrivateKey key, List<X509Certificate> certificates) {
        if (!(key instanceof RSAPrivateKey rsa)) {
            throw unusable(file, "has a key of type " + key.getAlgorithm() + ", and Entra takes RSA", null);
        }
        X509Certificate own = certificates.stream()
                .filter(each -> each.getPublicKey() instanceof RSAPublicKey open
                        && open.getModulus().equals(rsa.getModulus()))
                .findFirst()
                .orElseThrow(() -> unusable(file, "has no certificate that belongs to its private key", null));
        Stream<X509Certificate> others = certificates.stream().filter(each -> !each.equals(own));
        return new ClientCertificate(
                file, key, Stream.concat(Stream.of(own), others).toList());
    }

    private static ClientCertificate noKey(Path file) {
        throw unusable(file, "has no private key", null);
    }

    private static boolean wrongPassword(IOException e) {
        return e.getCause() instanceof UnrecoverableKeyException;
    }

    private static String passwordFault(char @Nullable [] password) {
        return password == null ? "needs a password" : "does not open with the password given";
    }

    private static SignInException unusable(Path file, String fault, @Nullable Throwable cause) {
        return SignInException.refused(
                "the certificate " + file + " " + fault + ".",
                "give a PEM or PFX file with an RSA certificate in its time and its private key",
                cause);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void append(StringBuilder pem, String type, byte[] content) {
        pem.append("-----BEGIN ").append(type).append("-----\n");
        pem.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content));
        pem.append("\n-----END ").append(type).append("-----\n");
    }
}
