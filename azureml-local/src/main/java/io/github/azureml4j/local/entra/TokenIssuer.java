package io.github.azureml4j.local.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.entra.jwt.Jwt;
import io.github.azureml4j.local.entra.jwt.SigningKey;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
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
    private final Revocations revocations = new Revocations();
    private final ClaimsChallenges challenges = new ClaimsChallenges();

    TokenIssuer(String tenantId, Clock clock, Ids ids) {
        this.tenantId = tenantId;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * A token of the first tenant.
     *
     * @param audience who is to accept it
     * @param subject whom it speaks for
     * @param claims further claims; they win over the defaults {@code iss}, {@code tid} and {@code oid}
     * @param lifetime from now, by the emulator's clock, in whole seconds
     */
    public String issue(String audience, String subject, Map<String, String> claims, Duration lifetime) {
        ObjectNode payload =
                Json.object().put("aud", audience).put("sub", subject).put("oid", subject);
        payload.put("iss", "https://sts.windows.net/" + tenantId + "/").put("tid", tenantId);
        claims.forEach(payload::put);
        return issue(payload, lifetime, ClaimsRequest.NONE);
    }

    /** A token of these claims, from now; remembers what it was asked for with. */
    String issue(ObjectNode payload, Duration lifetime, ClaimsRequest asked) {
        long now = clock.instant().getEpochSecond();
        long serial = revocations.next();
        challenges.remember(serial, asked);
        payload.put("iat", now).put("nbf", now).put("exp", now + lifetime.toSeconds());
        payload.put("uti", TokenSerial.write(serial, ids.bytes(8)));
        return Jwt.sign(payload, key);
    }

    /** Whom a token speaks for, if a tenant signed it and its time is now. The audience is the caller's to check. */
    public Optional<Caller> verify(String jwt) {
        return read(jwt).filter(token -> token.validAt(clock.instant())).map(SignedToken::caller);
    }

    /**
     * Why a caller with a good token is refused all the same: its sessions were revoked, or more claims are wanted of
     * it. For the planes that take Entra's tokens.
     */
    public Optional<SessionRefusal> refusal(Caller caller) {
        long serial = TokenSerial.read(caller.claim("uti"));
        if (revocations.revoked(caller.objectId(), serial)) {
            return Optional.of(refused(caller, "TokenIssuedBeforeRevocationTimestamp", newerThanNow()));
        }
        if (!challenges.met(caller.objectId(), serial)) {
            return Optional.of(refused(caller, "InsufficientClaims", challenges.required(caller.objectId())));
        }
        return Optional.empty();
    }

    SigningKey key() {
        return key;
    }

    Instant now() {
        return clock.instant();
    }

    Revocations revocations() {
        return revocations;
    }

    ClaimsChallenges challenges() {
        return challenges;
    }

    /** The content of a token with a good signature, also of one whose time is over. */
    Optional<SignedToken> read(String jwt) {
        return Jwt.parse(jwt).filter(key::signed).map(token -> SignedToken.of(token.payload()));
    }

    private static SessionRefusal refused(Caller caller, String code, ObjectNode claims) {
        boolean understands = caller.claim("xms_cc").toLowerCase(Locale.ROOT).contains("\"cp1\"");
        String reason =
                "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: " + code;
        return new SessionRefusal(
                reason, understands ? Json.object().set("access_token", claims).toString() : null);
    }

    private ObjectNode newerThanNow() {
        ObjectNode claims = Json.object();
        claims.putObject("nbf")
                .put("essential", true)
                .put("value", String.valueOf(clock.instant().getEpochSecond()));
        return claims;
    }

    /** A token that a tenant signed. */
    record SignedToken(Caller caller, Instant notBefore, Instant expires) {

        static SignedToken of(JsonNode payload) {
            Map<String, String> claims = new HashMap<>();
            payload.properties().forEach(claim -> claims.put(claim.getKey(), text(claim.getValue())));
            Caller caller = new Caller(
                    payload.path("oid").asText(),
                    payload.path("tid").asText(),
                    payload.path("aud").asText(),
                    claims);
            return new SignedToken(
                    caller,
                    Instant.ofEpochSecond(payload.path("nbf").asLong()),
                    Instant.ofEpochSecond(payload.path("exp").asLong()));
        }

        boolean validAt(Instant now) {
            return !now.isBefore(notBefore) && now.isBefore(expires);
        }

        private static String text(JsonNode value) {
            return value.isContainerNode() ? value.toString() : value.asText();
        }
    }
}
