package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.front.Exchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form of a token request; the client may also name itself in a Basic header (RFC 6749, 2.3.1). */
final class TokenRequest {

    private final Map<String, String> fields;

    private TokenRequest(Map<String, String> fields) {
        this.fields = fields;
    }

    static TokenRequest of(Exchange exchange) {
        Map<String, String> fields = new HashMap<>(exchange.form());
        String header = exchange.header("Authorization");
        if (header != null && header.regionMatches(true, 0, "Basic ", 0, 6)) {
            addBasic(header.substring(6).trim(), fields);
        }
        return new TokenRequest(fields);
    }

    @Nullable
    String field(String name) {
        return fields.get(name);
    }

    /** A field that must be there. */
    String require(String name) {
        String value = fields.get(name);
        if (value == null || value.isEmpty()) {
            throw Refusals.missingField(name);
        }
        return value;
    }

    private static void addBasic(String encoded, Map<String, String> fields) {
        try {
            String[] pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
            fields.put("client_id", URLDecoder.decode(pair[0], StandardCharsets.UTF_8));
            fields.put("client_secret", pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw Refusals.unreadableBasic();
        }
    }
}
