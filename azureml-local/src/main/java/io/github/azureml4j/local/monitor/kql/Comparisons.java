package io.github.azureml4j.local.monitor.kql;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The words that compare two values. */
final class Comparisons {

    private static final Map<String, BiPredicate<String, String>> OF_TEXT = Map.of(
            "=~", String::equalsIgnoreCase,
            "contains", (text, part) -> Values.lower(text).contains(Values.lower(part)),
            "has", Values::has,
            "startswith", (text, part) -> Values.lower(text).startsWith(Values.lower(part)),
            "endswith", (text, part) -> Values.lower(text).endsWith(Values.lower(part)));

    private static final List<String> OF_ORDER = List.of("==", "!=", "<", ">", "<=", ">=");

    private Comparisons() {}

    static boolean known(Token word) {
        return OF_ORDER.contains(word.text()) || OF_TEXT.containsKey(positive(word.text()));
    }

    static Expression of(String word, Expression left, Expression right) {
        return row -> {
            Object one = Values.plain(left.of(row));
            Object other = Values.plain(right.of(row));
            return OF_ORDER.contains(word) ? ordered(word, one, other) : textual(word, one, other);
        };
    }

    private static boolean ordered(String word, @Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return word.equals("!=") && one != other;
        }
        int order = Values.compare(one, other);
        return switch (word) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            default -> order >= 0;
        };
    }

    private static boolean textual(String word, @Nullable Object one, @Nullable Object other) {
        BiPredicate<String, String> test = OF_TEXT.get(positive(word));
        if (test == null) {
            throw KqlError.unbuilt("the operator " + word);
        }
        return test.test(Values.text(one), Values.text(other)) != word.startsWith("!");
    }

    private static String positive(String word) {
        return word.equals("!~") ? "=~" : word.startsWith("!") ? word.substring(1) : word;
    }
}
