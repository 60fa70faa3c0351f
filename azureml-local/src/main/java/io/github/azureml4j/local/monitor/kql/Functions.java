package io.github.azureml4j.local.monitor.kql;

import io.github.azureml4j.local.monitor.kql.Expression.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of one row. */
final class Functions {

    private Functions() {}

    static Expression of(String name, List<Expression> arguments) {
        return switch (name) {
            case "now" -> row -> row.now();
            case "ago" -> row -> row.now().minus(duration(arguments, 0, row));
            case "not" -> row -> !argument(arguments, 0).holds(row);
            case "bin", "floor" -> row -> bin(value(arguments, 0, row), value(arguments, 1, row));
            case "tostring" -> row -> Values.text(value(arguments, 0, row));
            case "tolower" -> row -> Values.lower(Values.text(value(arguments, 0, row)));
            case "toupper" -> row -> Values.text(value(arguments, 0, row)).toUpperCase(java.util.Locale.ROOT);
            case "isempty" -> row -> Values.text(value(arguments, 0, row)).isEmpty();
            case "isnotempty" -> row -> !Values.text(value(arguments, 0, row)).isEmpty();
            case "todouble", "toreal" -> row -> number(value(arguments, 0, row));
            case "tolong", "toint" ->
                row -> {
                    Double number = number(value(arguments, 0, row));
                    return number == null ? null : (Object) number.longValue();
                };
            default -> throw KqlError.unbuilt("the function " + name + "()");
        };
    }

    private static Expression argument(List<Expression> arguments, int place) {
        if (place >= arguments.size()) {
            throw KqlError.semantic("a function has too few arguments.");
        }
        return arguments.get(place);
    }

    private static @Nullable Object value(List<Expression> arguments, int place, Row row) {
        return Values.plain(argument(arguments, place).of(row));
    }

    private static Duration duration(List<Expression> arguments, int place, Row row) {
        if (value(arguments, place, row) instanceof Duration duration) {
            return duration;
        }
        throw KqlError.semantic("a timespan such as 1h is wanted.");
    }

    private static @Nullable Double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return Double.valueOf(Values.text(value));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Object bin(@Nullable Object value, @Nullable Object step) {
        if (value instanceof Instant time && step instanceof Duration width && width.toMillis() > 0) {
            return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), width.toMillis()) * width.toMillis());
        }
        if (value instanceof Number number && step instanceof Number width && width.doubleValue() > 0) {
            double floor = Math.floor(number.doubleValue() / width.doubleValue()) * width.doubleValue();
            return value instanceof Long && step instanceof Long ? (Object) (long) floor : (Object) floor;
        }
        if (value == null) {
            return null;
        }
        throw KqlError.semantic("bin() takes a datetime and a timespan, or two numbers.");
    }
}
