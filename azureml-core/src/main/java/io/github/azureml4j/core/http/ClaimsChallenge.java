package io.github.azureml4j.core.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a 401 asks to see in the next token (continuous access evaluation).
 *
 * @param asked how many {@code claims} there are
 * @param claims the claims as JSON; null unless there is one set that can be read
 */
record ClaimsChallenge(int asked, @Nullable String claims) {

    static ClaimsChallenge of(@Nullable String field) {
        List<String> found = Challenge.parse(field).stream()
                .filter(challenge -> challenge.scheme().equals("bearer"))
                .flatMap(challenge -> challenge.values("claims").stream())
                .toList();
        return new ClaimsChallenge(found.size(), found.size() == 1 ? decoded(found.get(0)) : null);
    }

    /** Whether no token that can be had would do: several sets contradict each other, and one that cannot be read is none. */
    boolean isHopeless() {
        return asked > 0 && claims == null;
    }

    /** Written in either alphabet, with or without its padding. */
    private static @Nullable String decoded(String value) {
        try {
            String url = value.strip().replace('+', '-').replace('/', '_').replace("=", "");
            String json = new String(Base64.getUrlDecoder().decode(url), StandardCharsets.UTF_8).strip();
            return json.startsWith("{") ? json : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
