package io.github.azureml4j.core.monitor;

import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.http.ServiceClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question for the values of metrics: the last hour by the minute, in each metric's own aggregation, unless said otherwise. Not
 * thread-safe; may be asked again.
 */
public final class MetricsQuery {
    private static final List<Duration> INTERVALS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1));
    private static final String ANY = "*";

    private final ServiceClient insights;
    private final Clock clock;
    private final List<String> names;
    private final List<Aggregation> aggregations = new ArrayList<>();
    private final Map<String, String> dimensions = new LinkedHashMap<>();
    private @Nullable Instant since;
    private @Nullable Instant until;
    private Duration interval = Duration.ofMinutes(1);
    private boolean whole;
    private int most = 1000;

    MetricsQuery(ServiceClient insights, Clock clock, List<String> names) {
        this.insights = insights;
        this.clock = clock;
        this.names = names;
    }

    /** From when on; an hour before the end unless said otherwise. */
    public MetricsQuery since(Instant time) {
        since = time;
        return this;
    }

    /** Until when; now unless said otherwise. */
    public MetricsQuery until(Instant time) {
        until = time;
        return this;
    }

    /** The length of a piece of time: 1, 5, 15 or 30 minutes, 1, 6 or 12 hours, or a day. A minute unless said otherwise. */
    public MetricsQuery interval(Duration value) {
        interval = value;
        whole = false;
        return this;
    }

    /** One value for the whole span. */
    public MetricsQuery whole() {
        whole = true;
        return this;
    }

    /** Which values are wanted of each piece of time. */
    public MetricsQuery aggregate(Aggregation... wanted) {
        aggregations.addAll(List.of(wanted));
        return this;
    }

    /**
     * Only samples with this value of a dimension.
     *
     * @param dimension such as {@code ExperimentName}; see {@link MetricDefinition#dimensions()}
     * @param value the value, as it is
     */
    public MetricsQuery where(String dimension, String value) {
        dimensions.put(dimension, value);
        return this;
    }

    /**
     * A series for each value of a dimension.
     *
     * @param dimension such as {@code RunType}
     */
    public MetricsQuery by(String dimension) {
        dimensions.putIfAbsent(dimension, ANY);
        return this;
    }

    /** How many series at most where a dimension splits them; 1000 unless said otherwise. */
    public MetricsQuery most(int series) {
        most = series;
        return this;
    }

    /**
     * Asks ({@code Metrics_List} 2018-01-01).
     *
     * @throws IllegalArgumentException naming everything that is wrong, before any request
     * @throws io.github.azureml4j.core.ServiceException when the service refuses, for instance a metric that there is not
     */
    public List<MetricSeries> fetch() {
        Instant end = until == null ? clock.instant() : until;
        Instant begin = since == null ? end.minus(Duration.ofHours(1)) : since;
        check(begin, end);
        return MetricSeries.of(insights.get("/metrics")
                .query(
                        "metricnames",
                        names.stream().map(name -> name.replace(",", "%2")).collect(Collectors.joining(",")))
                .query("timespan", begin + "/" + end)
                .query("interval", whole ? "FULL" : text(interval))
                .query(
                        "aggregation",
                        aggregations.isEmpty()
                                ? null
                                : aggregations.stream().map(Aggregation::name).collect(Collectors.joining(",")))
                .query("$filter", filter())
                .query("top", dimensions.isEmpty() ? null : most)
                .json());
    }

    private void check(Instant begin, Instant end) {
        Faults faults = new Faults("cannot ask for metrics");
        faults.when(names.isEmpty(), "no metric is named");
        faults.when(names.stream().anyMatch(String::isBlank), "a metric's name is empty");
        faults.when(!begin.isBefore(end), "it begins at " + begin + ", which is not before its end " + end);
        faults.when(!whole && !INTERVALS.contains(interval), "interval " + interval + " is none of " + INTERVALS);
        faults.when(most < 1, "at most " + most + " series are none");
        dimensions
                .keySet()
                .forEach(name -> faults.when(!name.matches("\\w+"), "'" + name + "' cannot be a dimension's name"));
        faults.raise();
    }

    private @Nullable String filter() {
        return dimensions.isEmpty()
                ? null
                : dimensions.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + " eq '" + entry.getValue().replace("'", "''") + "'")
                        .collect(Collectors.joining(" and "));
    }

    /** The service wants a day as a day. */
    private static String text(Duration interval) {
        return interval.equals(Duration.ofDays(1)) ? "P1D" : interval.toString();
    }
}
