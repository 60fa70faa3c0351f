package io.github.azureml4j.local.entra;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Why a token that is genuine and in time is refused all the same.
 *
 * @param reason in Microsoft's words
 * @param claims what a client has to ask for to get a better token; null where the client does not understand
 *     challenges
 */
public record SessionRefusal(String reason, @Nullable String claims) {

    /** What a {@code WWW-Authenticate} header says further; empty for clients that do not understand challenges. */
    public String challenge() {
        return claims == null
                ? ""
                : ", error=\"insufficient_claims\", claims=\""
                        + Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "\"";
    }
}
