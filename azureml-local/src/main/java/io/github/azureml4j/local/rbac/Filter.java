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

    private static final Pattern TERM =
            Pattern.compile("(\\w+)\\s*(?:\\(\\s*'?([^')]*)'?\\s*\\)|\\s+eq\\s+'([^']*)')", Pattern.CASE_INSENSITIVE);

    Filter {
        terms = Map.copyOf(terms);
    }

    static Filter of(@Nullable String text) {
        Map<String, String> terms = new HashMap<>();
        for (String term : text == null || text.isBlank() ? new String[0] : text.split("(?i)\\s+and\\s+")) {
            Matcher matcher = TERM.matcher(term.strip());
            if (!matcher.matches()) {
                throw LocalError.badRequest("InvalidFilter", "The filter '" + text + "' is not supported.");
            }
            terms.put(
                    matcher.group(1).toLowerCase(Locale.ROOT),
                    matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
        }
        return new Filter(terms);
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
