package io.github.azureml4j.local.http;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.wildfly.security.x500.GeneralName;
import org.wildfly.security.x500.X500;
import org.wildfly.security.x500.cert.AuthorityKeyIdentifierExtension;
import org.wildfly.security.x500.cert.BasicConstraintsExtension;
import org.wildfly.security.x500.cert.ExtendedKeyUsageExtension;
import org.wildfly.security.x500.cert.KeyUsage;
import org.wildfly.security.x500.cert.KeyUsageExtension;
import org.wildfly.security.x500.cert.SubjectAlternativeNamesExtension;
import org.wildfly.security.x500.cert.SubjectKeyIdentifierExtension;
import org.wildfly.security.x500.cert.X509CertificateBuilder;

/**
 * The emulator's own certificate authority, made anew for every instance: nothing that trusts it keeps trusting
 * anything after the instance is gone. Elliptic keys, because they are made in a millisecond.
 *
 * <p>Validity is real time, not the emulator's: clients check it against the machine's clock.
 */
public final class CertificateAuthority {

    private static final X500Principal NAME = new X500Principal("CN=azureml-local certificate authority");
    private static final int YEARS = 2;

    private final SecureRandom random = new SecureRandom();
    private final KeyPair key = newKey();
    private final X509Certificate certificate = selfSigned();

    /** The trust anchor to give to clients. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** A server certificate with its key, for one host name. */
    public ServerIdentity issue(String host) {
        KeyPair hostKey = newKey();
        try {
            X509Certificate leaf = builder(new X500Principal("CN=" + commonName(host)), hostKey.getPublic())
                    .addExtension(new BasicConstraintsExtension(true, false, -1))
                    .addExtension(new KeyUsageExtension(true, KeyUsage.digitalSignature))
                    .addExtension(new ExtendedKeyUsageExtension(false, List.of(X500.OID_KP_SERVER_AUTH)))
                    .addExtension(new SubjectAlternativeNamesExtension(false, names(host)))
                    .addExtension(new AuthorityKeyIdentifierExtension(keyId(key.getPublic()), null, null))
                    .build();
            return new ServerIdentity(List.of(leaf, certificate), hostKey.getPrivate());
        } catch (CertificateException e) {
            throw new IllegalStateException("cannot issue a certificate for " + host, e);
        }
    }

    private X509Certificate selfSigned() {
        try {
            return builder(NAME, key.getPublic())
                    .addExtension(new BasicConstraintsExtension(true, true, 0))
                    .addExtension(new KeyUsageExtension(true, KeyUsage.keyCertSign, KeyUsage.cRLSign))
                    .build();
        } catch (CertificateException e) {
            throw new IllegalStateException("cannot make the certificate authority", e);
        }
    }

    private X509CertificateBuilder builder(X500Principal subject, PublicKey publicKey) {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        return new X509CertificateBuilder()
                .setIssuerDn(NAME)
                .setSubjectDn(subject)
                .setSerialNumber(new BigInteger(120, random).add(BigInteger.ONE))
                .setNotValidBefore(now.minusDays(1))
                .setNotValidAfter(now.plusYears(YEARS))
                .setPublicKey(publicKey)
                .setSigningKey(key.getPrivate())
                .setSignatureAlgorithmName("SHA256withECDSA")
                .addExtension(new SubjectKeyIdentifierExtension(keyId(publicKey)));
    }

    private static byte[] keyId(PublicKey publicKey) {
        try {
            return java.security.MessageDigest.getInstance("SHA-1").digest(publicKey.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Longer names than 64 characters do not fit into a common name; clients look at the alternative names. */
    private static String commonName(String host) {
        return host.length() <= 64 ? host : "azureml-local";
    }

    private static List<GeneralName> names(String host) {
        return host.equals("localhost")
                ? List.of(new GeneralName.DNSName("localhost"), new GeneralName.IPAddress("127.0.0.1"))
                : List.of(new GeneralName.DNSName(host));
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot make elliptic keys", e);
        }
    }
}
