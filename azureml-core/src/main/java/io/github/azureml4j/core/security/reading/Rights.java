package io.github.azureml4j.core.security.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What a list of permissions allows, by Azure's rule: each entry gives its actions less its own exceptions, and one entry's exception
 * takes nothing from another. Compared without regard to case; {@code *} stands for any text. Immutable.
 */
public final class Rights {
    private record Entry(List<Pattern> given, List<Pattern> excepted) {
        boolean allows(String action) {
            return matches(given, action) && !matches(excepted, action);
        }

        private static boolean matches(List<Pattern> patterns, String action) {
            return patterns.stream().anyMatch(p -> p.matcher(action).matches());
        }
    }

    private final List<Entry> entries;

    private Rights(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * Rights over resources.
     *
     * @param permissions entries with {@code actions} and {@code notActions}
     */
    public static Rights ofActions(Iterable<JsonNode> permissions) {
        return of(permissions, "actions", "notActions");
    }

    /**
     * Rights over what is in resources.
     *
     * @param permissions entries with {@code dataActions} and {@code notDataActions}
     */
    public static Rights ofDataActions(Iterable<JsonNode> permissions) {
        return of(permissions, "dataActions", "notDataActions");
    }

    /**
     * Whether they allow an action.
     *
     * @param action such as {@code Microsoft.MachineLearningServices/workspaces/write}
     */
    public boolean allow(String action) {
        return entries.stream().anyMatch(entry -> entry.allows(action));
    }

    private static Rights of(Iterable<JsonNode> permissions, String given, String excepted) {
        return new Rights(StreamSupport.stream(permissions.spliterator(), false)
                .map(entry -> new Entry(patterns(entry.path(given)), patterns(entry.path(excepted))))
                .toList());
    }

    private static List<Pattern> patterns(JsonNode actions) {
        return StreamSupport.stream(actions.spliterator(), false)
                .map(action -> Pattern.compile(
                        Pattern.quote(action.asText()).replace("*", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE))
                .toList();
    }
}
