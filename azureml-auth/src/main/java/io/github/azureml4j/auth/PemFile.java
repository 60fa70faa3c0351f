package io.github.azureml4j.auth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** The blocks of a PEM file: certificates, and a private key in PKCS#8 (encrypted or not) or PKCS#1. */
record PemFile(List<Block> blocks) {

    record Block(String type, String base64) {

        byte[] content() throws GeneralSecurityException {
            try {
                return Base64.getMimeDecoder().decode(base64);
            } catch (IllegalArgumentException malformed) {
                throw new GeneralSecurityException("a block is no Base64", malformed);
            }
        }

        /** It may be a key. */
        @Override
        public String toString() {
            return type;
        }
    }

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \\1-----", Pattern.DOTALL);

    /** Version 0, then the algorithm rsaEncryption: what PKCS#8 puts before a PKCS#1 key. */
    private static final byte[] RSA_PREFIX = {
        2, 1, 0, 0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
    };

    static PemFile parse(String text) {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            blocks.add(new Block(block.group(1), block.group(2)));
        }
        return new PemFile(blocks);
    }

    List<X509Certificate> certificates() throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block each : blocks) {
            if (each.type().equals("CERTIFICATE")) {
                certificates.add(
                        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(each.content())));
            }
        }
        return certificates;
    }

    boolean isEncrypted() {
        return find("ENCRYPTED PRIVATE KEY").isPresent();
    }

    /** Null when there is none. */
    @Nullable
    PrivateKey privateKey(char @Nullable [] password) throws GeneralSecurityException {
        Optional<Block> encrypted = find("ENCRYPTED PRIVATE KEY");
        if (encrypted.isPresent() && password != null) {
            return key(decrypted(encrypted.get().content(), password));
        }
        Optional<Block> rsa = find("RSA PRIVATE KEY");
        if (rsa.isPresent()) {
            return key(new PKCS8EncodedKeySpec(wrapped(rsa.get().content())));
        }
        Optional<Block> pkcs8 = find("PRIVATE KEY");
        return pkcs8.isPresent() ? key(new PKCS8EncodedKeySpec(pkcs8.get().content())) : null;
    }

    private Optional<Block> find(String type) {
        return blocks.stream().filter(each -> each.type().equals(type)).findFirst();
    }

    private static PKCS8EncodedKeySpec decrypted(byte[] encrypted, char[] password) throws GeneralSecurityException {
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(encrypted);
            String algorithm = "PBES2".equals(info.getAlgName()) || "1.2.840.113549.1.5.13".equals(info.getAlgName())
                    ? info.getAlgParameters().toString()
                    : info.getAlgName();
            Cipher cipher = Cipher.getInstance(algorithm);
            PBEKeySpec secret = new PBEKeySpec(password);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm).generateSecret(secret),
                    info.getAlgParameters());
            return info.getKeySpec(cipher);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** An EC key is read too, so that it can be refused by its name. */
    private static PrivateKey key(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (InvalidKeySpecException notRsa) {
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        }
    }

    private static byte[] wrapped(byte[] pkcs1) {
        byte[] octets = tagged(4, pkcs1);
        byte[] body = ByteBuffer.allocate(RSA_PREFIX.length + octets.length)
                .put(RSA_PREFIX)
                .put(octets)
                .array();
        return tagged(0x30, body);
    }

    /** DER: tag, length, content. A key is longer than 255 bytes and shorter than 65536. */
    private static byte[] tagged(int tag, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) tag)
                .put((byte) 0x82)
                .putShort((short) content.length)
                .put(content)
                .array();
    }
}
