package io.github.azureml4j.local.monitor;

import io.github.azureml4j.local.front.LocalError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question for metrics that holds together.
 *
 * @param interval the grain as it was asked for, {@code FULL} for one point
 * @param aggregations as asked for; none means each metric's own
 * @param filter the text of {@code $filter}, empty for none
 * @param top how many series, where there is a filter
 * @param metadataOnly whether only the dimensions' values are wanted
 */
record MetricQuery(
        List<MetricDefinition> metrics,
        Instant from,
        Instant to,
        String interval,
        List<String> aggregations,
        String filter,
        int top,
        boolean metadataOnly) {

    static final List<String> GRAINS = List.of("PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D");
    static final String FULL = "FULL";

    private static final List<String> WORDS = List.of("Average", "Minimum", "Maximum", "Total", "Count");
    private static final int MOST_POINTS = 100_000;

    static MetricQuery parse(Map<String, String> sent, Instant now) {
        Map<String, String> query = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        query.putAll(sent);
        String namespace = query.getOrDefault("metricnamespace", MetricDefinition.NAMESPACE);
        if (!namespace.equalsIgnoreCase(MetricDefinition.NAMESPACE)) {
            throw refused("The metric namespace '" + namespace + "' has no metrics here.");
        }
        if (query.containsKey("rollupby") || query.containsKey("orderby")) {
            throw LocalError.notImplemented("rollupby and orderby of metrics");
        }
        Timespan span = span(query.get("timespan"), now);
        String interval = query.getOrDefault("interval", "PT1M");
        check(interval, Duration.between(span.from(), span.to()));
        String top = query.getOrDefault("top", "10");
        return new MetricQuery(
                metrics(query.getOrDefault("metricnames", "")),
                span.from(),
                span.to(),
                interval.toUpperCase(Locale.ROOT),
                aggregations(query.getOrDefault("aggregation", "")),
                query.getOrDefault("$filter", ""),
                top.matches("\\d{1,6}") ? Integer.parseInt(top) : 10,
                query.getOrDefault("resultType", "").equalsIgnoreCase("Metadata"));
    }

    /** The points' beginnings: whole grains, but for {@code FULL}. */
    List<Instant> buckets() {
        if (interval.equals(FULL)) {
            return List.of(from);
        }
        long grain = Duration.parse(interval).toSeconds();
        List<Instant> buckets = new ArrayList<>();
        for (long at = from.getEpochSecond() / grain * grain; at < to.getEpochSecond(); at += grain) {
            buckets.add(Instant.ofEpochSecond(at));
        }
        return buckets;
    }

    Instant endOf(Instant bucket) {
        return interval.equals(FULL) ? to : bucket.plus(Duration.parse(interval));
    }

    private static List<MetricDefinition> metrics(String names) {
        if (names.isBlank()) {
            return List.of(MetricDefinitions.list().get(0));
        }
        return Stream.of(names.split(",", -1))
                .map(name -> name.replace("%2", ",").trim())
                .map(name -> MetricDefinitions.find(name)
                        .orElseThrow(() -> refused("Failed to find metric configuration for provider:"
                                + " Microsoft.MachineLearningServices, resource Type: workspaces, metric: " + name
                                + ", Valid metrics: "
                                + String.join(
                                        ",",
                                        MetricDefinitions.list().stream()
                                                .map(MetricDefinition::name)
                                                .toList()))))
                .toList();
    }

    private static List<String> aggregations(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::trim)
                .filter(word -> !word.isEmpty())
                .map(word -> WORDS.stream()
                        .filter(known -> known.equalsIgnoreCase(word))
                        .findFirst()
                        .orElseThrow(() -> refused("The aggregation '" + word + "' is none of " + WORDS + ".")))
                .toList();
    }

    private static void check(String interval, Duration span) {
        if (interval.equalsIgnoreCase(FULL)) {
            return;
        }
        if (!GRAINS.contains(interval.toUpperCase(Locale.ROOT))) {
            throw refused("Detected invalid time grain input: '" + interval + "'. Valid ones are "
                    + String.join(", ", GRAINS) + " and FULL.");
        }
        if (span.dividedBy(Duration.parse(interval)) > MOST_POINTS) {
            throw refused("The span is too long for the interval " + interval + ".");
        }
    }

    /** The published file knows two ends only; azure-monitor-query sends a duration as well. */
    private static Timespan span(@Nullable String text, Instant now) {
        if (text == null) {
            return new Timespan(now.minus(Duration.ofHours(1)), now);
        }
        Timespan span = Timespan.parse(text, now);
        if (text.isBlank() || !span.from().isBefore(span.to())) {
            throw refused("The timespan '" + text + "' is not startDateTime_ISO/endDateTime_ISO.");
        }
        return span;
    }

    private static LocalError refused(String message) {
        return LocalError.badRequest("BadRequest", message);
    }
}
