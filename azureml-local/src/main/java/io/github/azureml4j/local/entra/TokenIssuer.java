package io.github.azureml4j.local.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes and checks signed tokens (JWT, RS256): those of Entra, and those that a plane hands out itself, such as run
 * tokens and the tokens of web services. Thread-safe.
 */
public final class TokenIssuer {

    private final String tenantId;
    private final Clock clock;
    private final Ids ids;
    private final SigningKey key = new SigningKey();

    TokenIssuer(String tenantId, Clock clock, Ids ids) {
        this.tenantId = tenantId;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * A token of the tenant.
     *
     * @param audience who is to accept it
     * @param subject whom it speaks for
     * @param claims further claims; they win over the defaults {@code iss}, {@code tid} and {@code oid}
     * @param lifetime from now, by the emulator's clock, in whole seconds
     */
    public String issue(String audience, String subject, Map<String, String> claims, Duration lifetime) {
        long now = clock.instant().getEpochSecond();
        ObjectNode payload =
                Json.object().put("aud", audience).put("sub", subject).put("oid", subject);
        payload.put("iss", "https://sts.windows.net/" + tenantId + "/").put("tid", tenantId);
        claims.forEach(payload::put);
        payload.put("iat", now).put("nbf", now).put("exp", now + lifetime.toSeconds());
        payload.put("uti", ids.hex(22));
        ObjectNode header = Json.object().put("typ", "JWT").put("alg", "RS256");
        header.put("x5t", key.id()).put("kid", key.id());
        String content = encode(Json.bytes(header)) + "." + encode(Json.bytes(payload));
        return content + "." + encode(key.sign(content.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Whom a token speaks for, if this tenant signed it and its time is now. The audience is the caller's to check. */
    public Optional<Caller> verify(String jwt) {
        return read(jwt).filter(token -> token.validAt(clock.instant())).map(SignedToken::caller);
    }

    SigningKey key() {
        return key;
    }

    Instant now() {
        return clock.instant();
    }

    /** The content of a token with a good signature, also of one whose time is over. */
    Optional<SignedToken> read(String jwt) {
        String[] parts = jwt.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] content = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
            boolean genuine = key.signed(content, Base64.getUrlDecoder().decode(parts[2]));
            return genuine ? Optional.of(parse(Base64.getUrlDecoder().decode(parts[1]))) : Optional.empty();
        } catch (IllegalArgumentException | LocalError malformed) {
            return Optional.empty();
        }
    }

    private static SignedToken parse(byte[] payload) {
        JsonNode json = Json.parse(payload);
        Map<String, String> claims = new HashMap<>();
        json.properties()
                .forEach(claim -> claims.put(claim.getKey(), claim.getValue().asText()));
        Caller caller = new Caller(
                json.path("oid").asText(),
                json.path("tid").asText(),
                json.path("aud").asText(),
                claims);
        return new SignedToken(
                caller,
                Instant.ofEpochSecond(json.path("nbf").asLong()),
                Instant.ofEpochSecond(json.path("exp").asLong()));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A token that this tenant signed. */
    record SignedToken(Caller caller, Instant notBefore, Instant expires) {

        boolean validAt(Instant now) {
            return !now.isBefore(notBefore) && now.isBefore(expires);
        }
    }
}
