package io.github.azureml4j.auth;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.BinaryData;
import io.github.azureml4j.scoring.redaction.Redactor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The secrets that the requests of one sign-in carried, so that an answer which repeats them can be told without. Thread-safe. */
final class SentSecrets {

    /** RFC 6749, 7523, 7636, 8628. */
    private static final Set<String> FIELDS = Set.of(
            "client_secret",
            "client_assertion",
            "assertion",
            "code",
            "code_verifier",
            "device_code",
            "refresh_token",
            "password");

    private static final List<HttpHeaderName> HEADERS = List.of(
            HttpHeaderName.AUTHORIZATION,
            HttpHeaderName.fromString("secret"),
            HttpHeaderName.fromString("X-IDENTITY-HEADER"));

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    void sent(HttpRequest request) {
        for (HttpHeaderName header : HEADERS) {
            String value = request.getHeaders().getValue(header);
            if (value != null) {
                secrets.add(value.substring(value.lastIndexOf(' ') + 1));
            }
        }
        BinaryData body = request.getBodyAsBinaryData();
        if (body != null && body.isReplayable()) {
            form(body.toString());
        }
    }

    Redactor redactor() {
        return Redactor.of(secrets);
    }

    private void form(String body) {
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && FIELDS.contains(pair.substring(0, equals))) {
                secrets.add(decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }
}
