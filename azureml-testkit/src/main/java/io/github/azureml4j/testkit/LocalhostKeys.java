package io.github.azureml4j.testkit;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * The key pair of scripted HTTPS servers. It protects nothing and is therefore a file of this module; WireMock's own
 * certificate has no subject alternative name, so that no client would accept it. Made by {@code keytool -genkeypair
 * -alias localhost -keyalg EC -groupname secp256r1 -validity 36500 -dname CN=azureml4j-testkit
 * -ext san=dns:localhost,ip:127.0.0.1 -storetype PKCS12 -storepass testkit -keystore localhost.p12}.
 */
final class LocalhostKeys {
    private static final String PASSWORD = "testkit";
    private static final URL STORE =
            Objects.requireNonNull(LocalhostKeys.class.getResource("localhost.p12"), "localhost.p12");

    private LocalhostKeys() {}

    static WireMockConfiguration serveWith(WireMockConfiguration configuration) {
        return configuration
                .keystorePath(STORE.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD);
    }

    static X509Certificate certificate() {
        try (InputStream in = STORE.openStream()) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return (X509Certificate) store.getCertificate("localhost");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key store of the testkit does not open", e);
        }
    }
}
