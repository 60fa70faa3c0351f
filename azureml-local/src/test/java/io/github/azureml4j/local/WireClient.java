package io.github.azureml4j.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The JDK's own HTTP client with the two settings that any client needs: the proxy and the trust anchor. */
public final class WireClient {

    /** The origin of Resource Manager. */
    public static final String ARM = "https://management.azure.com";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AzureMlLocal local;
    private final HttpClient http;

    public WireClient(AzureMlLocal local) {
        this.local = local;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(ProxySelector.of(local.proxy()))
                .sslContext(trust(local))
                .build();
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return parse(response.body());
        }

        /** The code of ARM's error body. */
        public String errorCode() {
            return json().at("/error/code").asText();
        }
    }

    /** Sends without credentials. */
    public Answer send(String method, String url, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends JSON with a bearer token. */
    public Answer json(String token, String method, String url, @Nullable String body) {
        return send(method, url, body, "Authorization", "Bearer " + token, "Content-Type", "application/json");
    }

    /** Sends JSON to Resource Manager as the service principal. */
    public Answer arm(String method, String path, @Nullable String body) {
        return json(token(ARM), method, ARM + path, body);
    }

    /** The service principal's token for a resource. */
    public String token(String resource) {
        return tokenForm(
                        local.tenantId(),
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                local.clientId(),
                                "client_secret",
                                local.clientSecret(),
                                "scope",
                                resource + "/.default"))
                .json()
                .path("access_token")
                .asText();
    }

    /** The token of another application for a resource. */
    public String token(LocalApplication application, String resource) {
        return tokenForm(
                        application.tenantId(),
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                application.clientId(),
                                "client_secret",
                                application.secret(),
                                "scope",
                                resource + "/.default"))
                .json()
                .path("access_token")
                .asText();
    }

    /** The object id of the service principal, as its tokens say it. */
    public String objectId() {
        byte[] claims = java.util.Base64.getUrlDecoder().decode(token(ARM).split("\\.", -1)[1]);
        return parse(claims).path("oid").asText();
    }

    /** Posts a form to the v2 token endpoint. */
    public Answer tokenForm(String tenant, Map<String, String> form) {
        return form("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token", form);
    }

    /** Posts a form. */
    public Answer form(String url, Map<String, String> form, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/x-www-form-urlencoded";
        return send("POST", url, encode(form), all);
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A TLS context that trusts the emulator and nobody else. */
    public static SSLContext trust(AzureMlLocal local) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trustManagers(local).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Trust in the emulator's authority and nobody else's. */
    public static TrustManagerFactory trustManagers(AzureMlLocal local) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("azureml-local", local.certificate());
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
