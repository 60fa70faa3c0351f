package io.github.azureml4j.scoring.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answers with which issuers hand out tokens. Numbers may come as text, and 0 means that the issuer does not
 * say.
 *
 * <table>
 * <caption>Who writes what; times are epoch seconds or ISO 8601, lives are seconds</caption>
 * <tr><th>issuer</th><th>token</th><th>expires</th><th>refresh</th></tr>
 * <tr><td>v1 web service ({@code modelManagement.json})</td>
 *     <td>{@code accessToken}</td><td>{@code expiryOn}</td><td>{@code refreshAfter}</td></tr>
 * <tr><td>online endpoint ({@code mfe.json})</td>
 *     <td>{@code accessToken}</td><td>{@code expiryTimeUtc}</td><td>{@code refreshAfterTimeUtc}</td></tr>
 * <tr><td>run history</td><td>{@code token}</td><td>{@code expiryTimeUtc}</td><td></td></tr>
 * <tr><td>Entra, managed identities</td>
 *     <td>{@code access_token}</td><td>{@code expires_on}, {@code expires_in}</td><td>{@code refresh_in}</td></tr>
 * </table>
 *
 * <p>An expiry that the answer does not tell is the {@code exp} of the token itself; a token that cannot be read is taken
 * to live ten minutes, late enough to be useful and early enough to be replaced in time.
 */
public final class TokenAnswer {

    private static final Duration ASSUMED_LIFE = Duration.ofMinutes(10);
    private static final String NUMBER = "-?\\d{1,15}(\\.\\d+)?";
    private static final ObjectMapper JSON = new ObjectMapper();

    private TokenAnswer() {}

    /**
     * Reads an answer of any of these issuers.
     *
     * @param answer its body
     * @param now the time that lives are counted from
     * @return the token
     * @throws IllegalArgumentException when there is no token in it; the message shows nothing of the answer
     */
    public static Token read(JsonNode answer, Instant now) {
        String value = text(answer, "accessToken", "access_token", "token");
        if (value == null) {
            throw new IllegalArgumentException("the answer holds no token");
        }
        Instant expiresAt = instant(text(answer, "expiryOn", "expiryTimeUtc", "expires_on"));
        if (expiresAt == null) {
            expiresAt = later(now, text(answer, "expires_in"));
        }
        Instant refreshAfter = instant(text(answer, "refreshAfter", "refreshAfterTimeUtc"));
        if (refreshAfter == null) {
            refreshAfter = later(now, text(answer, "refresh_in"));
        }
        return new Token(
                value,
                expiresAt == null ? expiry(value, null, now) : expiresAt,
                refreshAfter == null ? Instant.EPOCH : refreshAfter);
    }

    /**
     * When a token expires that was told of in another way, such as by an environment variable.
     *
     * @param token the token
     * @param told epoch seconds or ISO 8601; null, 0 and nonsense tell nothing
     * @param now the present, for a token whose end cannot be found
     * @return the end: as told, else as the token says, else in ten minutes
     */
    public static Instant expiry(String token, @Nullable String told, Instant now) {
        Instant end = instant(told);
        end = end == null ? written(token) : end;
        return end == null ? now.plus(ASSUMED_LIFE) : end;
    }

    private static @Nullable String text(JsonNode answer, String... names) {
        for (String name : names) {
            String text = answer.path(name).asText("").strip();
            if (!text.isEmpty() && !text.equals("0")) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String time = text.strip();
        try {
            return time.matches(NUMBER)
                    ? epoch(time)
                    : OffsetDateTime.parse(time.replace(' ', 'T')).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static @Nullable Instant epoch(String seconds) {
        long whole = (long) Double.parseDouble(seconds);
        return whole <= 0 ? null : Instant.ofEpochSecond(whole);
    }

    private static @Nullable Instant later(Instant now, @Nullable String seconds) {
        return seconds != null && seconds.matches(NUMBER) ? now.plusSeconds((long) Double.parseDouble(seconds)) : null;
    }

    /** The end that a signed token carries. It is read, not believed: the service decides. */
    private static @Nullable Instant written(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : ""));
            return instant(text(claims, "exp"));
        } catch (IllegalArgumentException | IOException notAJwt) {
            return null;
        }
    }
}
