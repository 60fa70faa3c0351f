package io.github.azureml4j.local.monitor.kql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.azureml4j.local.monitor.kql.Token.Kind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads expressions, the loosest bond first: or, and, comparison, sum, one value. */
final class ExpressionParser {

    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private final Words words;

    ExpressionParser(Words words) {
        this.words = words;
    }

    Expression expression() {
        Expression left = conjunction();
        while (words.take("or")) {
            Expression one = left;
            Expression other = conjunction();
            left = row -> one.holds(row) || other.holds(row);
        }
        return left;
    }

    private Expression conjunction() {
        Expression left = comparison();
        while (words.take("and")) {
            Expression one = left;
            Expression other = comparison();
            left = row -> one.holds(row) && other.holds(row);
        }
        return left;
    }

    private Expression comparison() {
        Expression left = sum();
        Token word = words.next();
        if (words.take("between") || words.take("!between")) {
            return between(left, word.text().startsWith("!"));
        }
        if (words.take("in") || words.take("!in")) {
            return in(left, word.text().startsWith("!"));
        }
        if (Comparisons.known(word)) {
            words.skip();
            return Comparisons.of(word.text(), left, sum());
        }
        return left;
    }

    private Expression between(Expression value, boolean not) {
        words.expect("(");
        Expression from = sum();
        words.expect("..");
        Expression to = sum();
        words.expect(")");
        Expression inside = row -> Comparisons.of(">=", value, from).holds(row)
                && Comparisons.of("<=", value, to).holds(row);
        return row -> inside.holds(row) != not;
    }

    private Expression in(Expression value, boolean not) {
        List<Expression> options = arguments();
        return row -> options.stream()
                        .anyMatch(option -> Comparisons.of("==", value, option).holds(row))
                != not;
    }

    private Expression sum() {
        Expression left = one();
        while (words.next().is("+") || words.next().is("-")) {
            boolean minus = words.skip().is("-");
            Expression one = left;
            Expression other = one();
            left = row -> add(Values.plain(one.of(row)), Values.plain(other.of(row)), minus);
        }
        return left;
    }

    private static @Nullable Object add(@Nullable Object one, @Nullable Object other, boolean minus) {
        if (one == null || other == null) {
            return null;
        }
        if (one instanceof Instant time && other instanceof Duration duration) {
            return minus ? time.minus(duration) : time.plus(duration);
        }
        if (one instanceof Instant time && other instanceof Instant earlier && minus) {
            return Duration.between(earlier, time);
        }
        if (one instanceof Duration duration && other instanceof Duration more) {
            return minus ? duration.minus(more) : duration.plus(more);
        }
        if (one instanceof Number left && other instanceof Number right) {
            double sum = left.doubleValue() + (minus ? -right.doubleValue() : right.doubleValue());
            return one instanceof Long && other instanceof Long ? (Object) (long) sum : (Object) sum;
        }
        throw KqlError.semantic("Cannot add values of types " + Values.type(one) + " and " + Values.type(other) + ".");
    }

    private Expression one() {
        Token word = words.skip();
        return switch (word.kind()) {
            case TEXT -> constant(word.text());
            case NUMBER ->
                constant(word.text().contains(".") ? (Object) Double.valueOf(word.text()) : Long.valueOf(word.text()));
            case TIMESPAN -> constant(timespan(word.text()));
            case DATETIME -> constant(instant(word.text()));
            case NAME -> named(word.text());
            default -> {
                if (word.is("(")) {
                    Expression inner = expression();
                    words.expect(")");
                    yield inner;
                }
                throw words.unexpected(word);
            }
        };
    }

    private Expression named(String name) {
        if (words.next().is("(")) {
            return fields(Functions.of(name, arguments()));
        }
        if (name.equals("true") || name.equals("false")) {
            return constant(Boolean.valueOf(name));
        }
        return fields(row -> {
            if (!row.values().containsKey(name)) {
                throw KqlError.semantic(
                        "'where' operator: Failed to resolve column or scalar expression named '" + name + "'");
            }
            return row.values().get(name);
        });
    }

    /** Fields behind a dynamic value: {@code ["with spaces"]} and {@code .without}. */
    private Expression fields(Expression value) {
        Expression at = value;
        while (words.next().is("[") || words.next().is(".")) {
            boolean bracket = words.skip().is("[");
            Token field = words.skip();
            if (field.kind() != (bracket ? Kind.TEXT : Kind.NAME)) {
                throw words.unexpected(field);
            }
            if (bracket) {
                words.expect("]");
            }
            Expression owner = at;
            at = row -> owner.of(row) instanceof JsonNode node ? node.path(field.text()) : MissingNode.getInstance();
        }
        return at;
    }

    List<Expression> arguments() {
        words.expect("(");
        List<Expression> arguments = new ArrayList<>();
        while (!words.take(")")) {
            arguments.add(expression());
            if (!words.next().is(")")) {
                words.expect(",");
            }
        }
        return arguments;
    }

    private static Expression constant(Object value) {
        return row -> value;
    }

    private static Duration timespan(String text) {
        String unit = text.replaceAll("[\\d.]", "");
        double count = Double.parseDouble(text.substring(0, text.length() - unit.length()));
        return Duration.ofNanos(
                (long) (count * UNITS.getOrDefault(unit, Duration.ZERO).toNanos()));
    }

    private static Instant instant(String text) {
        String plain = text.replaceAll("^[\"']|[\"']$", "").replace(' ', 'T');
        try {
            if (plain.length() == 10) {
                return LocalDate.parse(plain).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            boolean zoned = plain.matches(".*(Z|[+-]\\d\\d:\\d\\d)$");
            return zoned
                    ? OffsetDateTime.parse(plain).toInstant()
                    : LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw KqlError.syntax("'" + text + "' is no datetime.");
        }
    }
}
