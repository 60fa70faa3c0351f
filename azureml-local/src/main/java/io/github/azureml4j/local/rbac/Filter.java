package io.github.azureml4j.local.rbac;

import io.github.azureml4j.local.front.LocalError;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code $filter} of lists of roles and assignments: {@code atScope()}, {@code assignedTo('…')},
 * {@code principalId eq '…'} and the like, joined by {@code and}. Names count without case.
 */
record Filter(Map<String, String> terms) {

    /** A quote within a text is written twice (OData). */
    private static final String TEXT = "'((?:[^']|'')*)'";

    private static final Pattern TERM = Pattern.compile(
            "(\\w+)(?:\\(\\s*(?:" + TEXT + ")?\\s*\\)|\\s+eq\\s+" + TEXT + ")", Pattern.CASE_INSENSITIVE);
    private static final Pattern AND = Pattern.compile("\\s+and\\s+", Pattern.CASE_INSENSITIVE);

    Filter {
        terms = Map.copyOf(terms);
    }

    static Filter of(@Nullable String text) {
        Map<String, String> terms = new HashMap<>();
        String rest = text == null ? "" : text.strip();
        while (!rest.isEmpty()) {
            Matcher term = TERM.matcher(rest);
            require(term.lookingAt(), text);
            terms.put(term.group(1).toLowerCase(Locale.ROOT), value(term));
            rest = rest.substring(term.end());
            Matcher and = AND.matcher(rest);
            require(rest.isEmpty() || (and.lookingAt() && and.end() < rest.length()), text);
            rest = rest.isEmpty() ? rest : rest.substring(and.end());
        }
        return new Filter(terms);
    }

    private static String value(Matcher term) {
        String quoted = term.group(2) == null ? term.group(3) : term.group(2);
        return quoted == null ? "" : quoted.replace("''", "'");
    }

    private static void require(boolean good, @Nullable String text) {
        if (!good) {
            throw LocalError.badRequest("InvalidFilter", "The filter '" + text + "' is not supported.");
        }
    }

    boolean has(String name) {
        return terms.containsKey(name.toLowerCase(Locale.ROOT));
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(terms.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether a property has the value that is asked for, if any is. */
    boolean fits(String name, String value) {
        return value(name).map(value::equalsIgnoreCase).orElse(true);
    }

    /** Refuses terms that the list does not know, rather than to pass over them. */
    Filter knowing(String... names) {
        Map<String, String> unknown = new HashMap<>(terms);
        for (String name : names) {
            unknown.remove(name.toLowerCase(Locale.ROOT));
        }
        if (!unknown.isEmpty()) {
            throw LocalError.badRequest("InvalidFilter", "The filter on '" + unknown.keySet() + "' is not supported.");
        }
        return this;
    }
}
