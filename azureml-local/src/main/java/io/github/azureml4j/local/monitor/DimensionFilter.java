package io.github.azureml4j.local.monitor;

import io.github.azureml4j.local.front.LocalError;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code $filter} of metrics: {@code Dimension eq 'value'}, with {@code ne} and {@code sw}, joined by {@code and}, {@code or} and
 * brackets; {@code eq '*'} takes all values. Each dimension that is named splits the answer into series.
 */
final class DimensionFilter {

    private static final Pattern TERM =
            Pattern.compile("(\\w+)\\s+(eq|ne|sw)\\s+'((?:[^']|'')*)'", Pattern.CASE_INSENSITIVE);
    private static final Pattern JOINT = Pattern.compile("(and|or)\\b", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final MetricDefinition metric;
    private final Set<String> dimensions = new LinkedHashSet<>();
    private int at;

    private DimensionFilter(String text, MetricDefinition metric) {
        this.text = text;
        this.metric = metric;
    }

    /** What fits, and the dimensions to split by. */
    record Parsed(Predicate<MetricSample> fits, Set<String> dimensions) {}

    static Parsed parse(String text, MetricDefinition metric) {
        DimensionFilter filter = new DimensionFilter(text, metric);
        Predicate<MetricSample> fits = filter.any();
        filter.skip();
        if (filter.at < text.length()) {
            throw filter.refused("it goes on with '" + text.substring(filter.at) + "'");
        }
        return new Parsed(fits, filter.dimensions);
    }

    private Predicate<MetricSample> any() {
        Predicate<MetricSample> left = all();
        while (joins("or")) {
            left = left.or(all());
        }
        return left;
    }

    private Predicate<MetricSample> all() {
        Predicate<MetricSample> left = one();
        while (joins("and")) {
            left = left.and(one());
        }
        return left;
    }

    private Predicate<MetricSample> one() {
        skip();
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            Predicate<MetricSample> inner = any();
            skip();
            if (at >= text.length() || text.charAt(at++) != ')') {
                throw refused("a bracket is not closed");
            }
            return inner;
        }
        Matcher term = TERM.matcher(text).region(at, text.length());
        if (!term.lookingAt()) {
            throw refused("no comparison begins at '" + text.substring(at) + "'");
        }
        at = term.end();
        return comparison(
                term.group(1),
                term.group(2).toLowerCase(Locale.ROOT),
                term.group(3).replace("''", "'"));
    }

    private Predicate<MetricSample> comparison(String name, String operator, String value) {
        String dimension = metric.dimensions().stream()
                .filter(known -> known.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> refused("the metric has no dimension '" + name + "'"));
        dimensions.add(dimension);
        return switch (operator) {
            case "ne" -> sample -> !sample.dimension(dimension).equalsIgnoreCase(value);
            case "sw" ->
                sample ->
                        sample.dimension(dimension).toLowerCase(Locale.ROOT).startsWith(value.toLowerCase(Locale.ROOT));
            default ->
                sample -> value.equals("*") || sample.dimension(dimension).equalsIgnoreCase(value);
        };
    }

    private boolean joins(String word) {
        skip();
        Matcher joint = JOINT.matcher(text).region(at, text.length());
        boolean found = joint.lookingAt() && joint.group(1).equalsIgnoreCase(word);
        at = found ? joint.end() : at;
        return found;
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private LocalError refused(String why) {
        return LocalError.badRequest(
                "BadRequest", "The $filter '" + text + "' of metric " + metric.name() + ": " + why + ".");
    }
}
