package io.github.azureml4j.local.monitor;

import io.github.azureml4j.local.front.LocalError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The few forms that {@code $filter} may have: a span of time, and with it at most one of resource group, resource, provider or
 * correlation id ("No other syntax is allowed", activityLogs_API.json); besides it the caller, status and channels that the Azure CLI asks for.
 */
record ActivityFilter(Instant from, Instant to, Map<String, String> equal) {

    /** Values stand in quotes; the Azure CLI leaves them out where no space needs them. */
    private static final Pattern CLAUSE = Pattern.compile(
            "\\s*(\\w+)\\s+(ge|le|eq)\\s+(?:'([^']*)'|([^'\\s]+))\\s*(?:and\\b|$)", Pattern.CASE_INSENSITIVE);

    private static final Set<String> SCOPES =
            Set.of("resourcegroupname", "resourceuri", "resourceid", "resourceprovider", "correlationid");
    private static final Set<String> BESIDES = Set.of("caller", "status", "eventchannels", "levels");

    ActivityFilter {
        equal = Map.copyOf(equal);
    }

    static ActivityFilter parse(@Nullable String text, Instant now, Instant oldest) {
        if (text == null || text.isBlank()) {
            throw refused("The $filter query parameter is required.");
        }
        Map<String, String> clauses = clauses(text);
        Instant from = time(clauses.remove("eventtimestamp ge"), "start");
        String end = clauses.remove("eventtimestamp le");
        Map<String, String> equal = new HashMap<>();
        clauses.forEach((clause, value) -> equal.put(clause.replace(" eq", ""), value));
        check(equal, from, oldest);
        return new ActivityFilter(from, end == null ? now : time(end, "end"), equal);
    }

    private static Map<String, String> clauses(String text) {
        Map<String, String> clauses = new HashMap<>();
        Matcher matcher = CLAUSE.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw refused("The $filter '" + text + "' has another form than those that are allowed.");
            }
            String clause = (matcher.group(1) + " " + matcher.group(2)).toLowerCase(Locale.ROOT);
            String value = matcher.group(3) == null ? matcher.group(4) : matcher.group(3);
            if (clauses.put(clause, value) != null) {
                throw refused("The $filter says '" + clause + "' twice.");
            }
            end = matcher.end();
        }
        return clauses;
    }

    private static void check(Map<String, String> equal, Instant from, Instant oldest) {
        if (!equal.keySet().stream().allMatch(name -> SCOPES.contains(name) || BESIDES.contains(name))) {
            throw refused("The $filter names what cannot be filtered by: " + String.join(", ", equal.keySet()) + ".");
        }
        if (equal.keySet().stream().filter(SCOPES::contains).count() > 1) {
            throw refused("The $filter may name one of resource group, resource, provider and correlation id.");
        }
        if (from.isBefore(oldest)) {
            throw refused("The start time cannot be more than 90 days in the past.");
        }
    }

    private static Instant time(@Nullable String text, String which) {
        if (text == null) {
            throw refused("The $filter needs the " + which + " of a span of time: eventTimestamp ge '...'.");
        }
        try {
            boolean zoned = text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$");
            String full = text.length() == 10 ? text + "T00:00:00" : text;
            return OffsetDateTime.parse(zoned ? full : full + "Z")
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException e) {
            throw refused("'" + text + "' is no time.");
        }
    }

    boolean fits(ActivityEvent event) {
        return !event.at().isBefore(from)
                && !event.at().isAfter(to)
                && equal.entrySet().stream().allMatch(clause -> fits(event, clause.getKey(), clause.getValue()));
    }

    private static boolean fits(ActivityEvent event, String name, String value) {
        return switch (name) {
            case "resourcegroupname" -> event.scope().group().equalsIgnoreCase(value);
            case "resourceuri", "resourceid" -> isAtOrBelow(event.scope().id(), value);
            case "resourceprovider" -> event.scope().provider().equalsIgnoreCase(value);
            case "correlationid" -> event.ids().correlation().equalsIgnoreCase(value);
            case "caller" -> event.actor().name().equalsIgnoreCase(value);
            case "status" -> event.status().equalsIgnoreCase(value);
            default -> true;
        };
    }

    private static boolean isAtOrBelow(String id, String resource) {
        String at = id.toLowerCase(Locale.ROOT);
        String above = resource.toLowerCase(Locale.ROOT);
        return at.equals(above) || at.startsWith(above + "/");
    }

    private static LocalError refused(String message) {
        return LocalError.badRequest("BadRequest", message);
    }
}
