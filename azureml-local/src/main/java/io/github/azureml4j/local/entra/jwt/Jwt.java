package io.github.azureml4j.local.entra.jwt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A token in three parts, read but not believed: whether its signature is good is a question of its own. Immutable. */
public final class Jwt {

    private final JsonNode header;
    private final JsonNode payload;
    private final byte[] content;
    private final byte[] signature;

    private Jwt(JsonNode header, JsonNode payload, byte[] content, byte[] signature) {
        this.header = header;
        this.payload = payload;
        this.content = content;
        this.signature = signature;
    }

    /** The parts of a token, or nothing where the text is none. */
    public static Optional<Jwt> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode header = Json.parse(Base64.getUrlDecoder().decode(parts[0]));
            JsonNode payload = Json.parse(Base64.getUrlDecoder().decode(parts[1]));
            byte[] content = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
            Jwt jwt = new Jwt(header, payload, content, Base64.getUrlDecoder().decode(parts[2]));
            return header.isObject() && payload.isObject() ? Optional.of(jwt) : Optional.empty();
        } catch (IllegalArgumentException | LocalError malformed) {
            return Optional.empty();
        }
    }

    /** A token with this payload, signed with RS256. */
    public static String sign(ObjectNode payload, SigningKey key) {
        ObjectNode header = Json.object().put("typ", "JWT").put("alg", "RS256");
        header.put("x5t", key.id()).put("kid", key.id());
        String content = encode(Json.bytes(header)) + "." + encode(Json.bytes(payload));
        return content + "." + encode(key.sign(content.getBytes(StandardCharsets.US_ASCII)));
    }

    public JsonNode header() {
        return header;
    }

    public JsonNode payload() {
        return payload;
    }

    /** A claim's text, empty when absent. */
    public String claim(String name) {
        return payload.path(name).asText();
    }

    /** What was signed. */
    byte[] content() {
        return content;
    }

    byte[] signature() {
        return signature;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
