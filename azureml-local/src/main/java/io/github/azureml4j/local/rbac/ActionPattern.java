package io.github.azureml4j.local.rbac;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Actions as roles name them: {@code *} stands for any text, slashes included, and {@code /*}{@code /} also for one slash;
 * case does not count. The second follows from Microsoft's own roles: Data Scientist takes {@code workspaces/write} out of
 * {@code workspaces/*}{@code /write}, which would not hold it otherwise.
 */
final class ActionPattern {

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private ActionPattern() {}

    static boolean matches(String pattern, String action) {
        return COMPILED.computeIfAbsent(pattern, ActionPattern::compile)
                .matcher(action)
                .matches();
    }

    private static Pattern compile(String pattern) {
        String regex = Stream.of(pattern.split("/\\*/", -1))
                .map(ActionPattern::stars)
                .collect(Collectors.joining("/(?:.*/)?"));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    private static String stars(String text) {
        return Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }
}
