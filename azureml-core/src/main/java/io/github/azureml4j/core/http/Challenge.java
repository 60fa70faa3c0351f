package io.github.azureml4j.core.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One challenge of a {@code WWW-Authenticate} field (RFC 9110, 11.6.1). Where it says to sign in is not followed: the
 * authority is the cloud's.
 *
 * @param scheme such as {@code bearer}, in lower case
 * @param parameters by names without regard to case, with every value that a name has
 */
record Challenge(String scheme, Map<String, List<String>> parameters) {

    /**
     * Reads a field, or several that were joined with commas.
     *
     * @param field what the service sent; null is none
     * @return the challenges, up to where the field stops making sense
     */
    static List<Challenge> parse(@Nullable String field) {
        List<Challenge> challenges = new ArrayList<>();
        ChallengeScanner scanner = new ChallengeScanner(field == null ? "" : field);
        while (scanner.hasMore()) {
            String word = scanner.token();
            if (word.isEmpty()) {
                return challenges;
            }
            if (scanner.skip('=')) {
                String value = scanner.value();
                if (value == null || challenges.isEmpty()) {
                    return challenges;
                }
                challenges.get(challenges.size() - 1).add(word, value);
            } else {
                challenges.add(
                        new Challenge(word.toLowerCase(Locale.ROOT), new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));
                scanner.skipToken68();
            }
        }
        return challenges;
    }

    /** All values of a parameter. */
    List<String> values(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    private void add(String name, String value) {
        parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
}
