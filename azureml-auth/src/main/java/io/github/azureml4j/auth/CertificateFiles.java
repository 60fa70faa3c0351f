package io.github.azureml4j.auth;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** PEM bundles that the environment names. */
final class CertificateFiles {

    private static final List<String> VARIABLES = List.of("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE");

    private CertificateFiles() {}

    /** The certificates of the first variable that is set; none when neither is. */
    static List<X509Certificate> named(Map<String, String> variables) {
        for (String variable : VARIABLES) {
            String file = variables.getOrDefault(variable, "");
            if (!file.isBlank()) {
                return read(variable, Path.of(file));
            }
        }
        return List.of();
    }

    private static List<X509Certificate> read(String variable, Path file) {
        try (InputStream pem = new BufferedInputStream(Files.newInputStream(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException(
                    variable + " names " + file + ", which cannot be read: " + e.getMessage(), e);
        }
    }
}
