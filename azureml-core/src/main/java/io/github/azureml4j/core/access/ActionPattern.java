package io.github.azureml4j.core.access;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How role definitions name actions: {@code *} stands for any text across slashes, and case does not matter. Between two slashes it
 * stands for nothing, too: Data Scientist is documented not to make compute, which it is kept from by {@code computes/*}{@code /write}
 * while the action is {@code computes/write}.
 */
final class ActionPattern {
    private ActionPattern() {}

    static boolean matches(String pattern, String action) {
        String regex =
                Stream.of(pattern.split("/\\*/", -1)).map(ActionPattern::part).collect(Collectors.joining("/(?:.*/)?"));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(action).matches();
    }

    static boolean anyMatches(List<String> patterns, String action) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, action));
    }

    private static String part(String text) {
        return Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }
}
