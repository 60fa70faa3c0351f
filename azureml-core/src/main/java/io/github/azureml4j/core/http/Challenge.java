package io.github.azureml4j.core.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The claims that continuous access evaluation asks for in {@code WWW-Authenticate}. */
final class Challenge {
    private static final Pattern CLAIMS = Pattern.compile("(?:^|[\\s,])claims=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);

    private Challenge() {}

    /** The decoded claims; null when there are none, more than one set, or none that can be read. */
    static @Nullable String claims(@Nullable String header) {
        String[] found = CLAIMS.matcher(header == null ? "" : header)
                .results()
                .map(Challenge::value)
                .toArray(String[]::new);
        if (found.length != 1) {
            return null;
        }
        try {
            String url = found[0].replace('+', '-').replace('/', '_').replace("=", "");
            return new String(Base64.getUrlDecoder().decode(url), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String value(MatchResult result) {
        return result.group(1);
    }
}
