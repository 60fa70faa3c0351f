package io.github.azureml4j.local.monitor.kql;

import io.github.azureml4j.local.monitor.kql.Expression.Row;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Functions of many rows. */
final class Aggregates {

    private Aggregates() {}

    /** What rows together give. */
    interface Aggregate {
        @Nullable
        Object of(List<Row> rows);
    }

    static Aggregate of(String name, List<Expression> arguments) {
        return switch (name) {
            case "count" -> rows -> (long) rows.size();
            case "countif" ->
                rows -> rows.stream().filter(argument(arguments)::holds).count();
            case "dcount" -> rows -> values(arguments, rows).distinct().count();
            case "sum" -> rows -> sum(arguments, rows);
            case "avg" ->
                rows -> {
                    double average = numbers(arguments, rows).average().orElse(Double.NaN);
                    return Double.isNaN(average) ? null : (Object) average;
                };
            case "min" -> rows -> values(arguments, rows).min(Values::compare).orElse(null);
            case "max" -> rows -> values(arguments, rows).max(Values::compare).orElse(null);
            default -> throw KqlError.unbuilt("the summary " + name + "()");
        };
    }

    private static Object sum(List<Expression> arguments, List<Row> rows) {
        double sum = numbers(arguments, rows).sum();
        boolean whole = values(arguments, rows).allMatch(Long.class::isInstance);
        return whole ? (Object) (long) sum : (Object) sum;
    }

    private static DoubleStream numbers(List<Expression> arguments, List<Row> rows) {
        return values(arguments, rows).mapToDouble(value -> {
            if (value instanceof Number number) {
                return number.doubleValue();
            }
            throw KqlError.semantic("a summary of numbers is asked of a " + Values.type(value) + ".");
        });
    }

    private static Stream<Object> values(List<Expression> arguments, List<Row> rows) {
        Expression argument = argument(arguments);
        return rows.stream()
                .map(row -> Values.plain(argument.of(row)))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }

    private static Expression argument(List<Expression> arguments) {
        if (arguments.isEmpty()) {
            throw KqlError.semantic("a summary has too few arguments.");
        }
        return arguments.get(0);
    }
}
