package io.github.azureml4j.auth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.security.auth.x500.X500Principal;
import org.wildfly.security.x500.cert.SelfSignedX509CertificateAndSigningKey;

/** A certificate with its key, in every form in which people have one. */
final class TestCertificate {

    final X509Certificate certificate;
    final PrivateKey key;

    private TestCertificate(SelfSignedX509CertificateAndSigningKey made) {
        certificate = made.getSelfSignedCertificate();
        key = made.getSigningKey();
    }

    static TestCertificate rsa() {
        return new TestCertificate(SelfSignedX509CertificateAndSigningKey.builder()
                .setDn(new X500Principal("CN=workload"))
                .setKeyAlgorithmName("RSA")
                .setKeySize(2048)
                .setSignatureAlgorithmName("SHA256withRSA")
                .build());
    }

    static TestCertificate ec() {
        return new TestCertificate(SelfSignedX509CertificateAndSigningKey.builder()
                .setDn(new X500Principal("CN=workload"))
                .setKeyAlgorithmName("EC")
                .setKeySize(256)
                .setSignatureAlgorithmName("SHA256withECDSA")
                .build());
    }

    String certificatePem() {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String keyPem() {
        return block("PRIVATE KEY", key.getEncoded());
    }

    /** As OpenSSL wrote keys for long: what PKCS#8 wraps. */
    String pkcs1Pem() {
        byte[] pkcs8 = key.getEncoded();
        return block("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, 26, pkcs8.length));
    }

    String encryptedKeyPem(String password) throws GeneralSecurityException, IOException {
        String algorithm = "PBEWithHmacSHA256AndAES_256";
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password.toCharArray())));
        // By the name that every JDK has an object identifier for, whatever was looked up before.
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
        parameters.init(cipher.getParameters().getEncoded());
        byte[] encrypted = cipher.doFinal(key.getEncoded());
        return block("ENCRYPTED PRIVATE KEY", new EncryptedPrivateKeyInfo(parameters, encrypted).getEncoded());
    }

    Path pfx(Path file, String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("workload", key, password.toCharArray(), new Certificate[] {certificate});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        return Files.write(file, bytes.toByteArray());
    }

    private static String block(String label, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
