package io.github.azureml4j.local.monitor.kql;

import io.github.azureml4j.local.monitor.kql.Expression.Row;
import io.github.azureml4j.local.monitor.kql.Token.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a table's name and the steps behind it. */
final class OperatorParser {

    /** Of the language, and not built. */
    private static final Set<String> UNBUILT = Set.of(
            "as",
            "consume",
            "distinct",
            "evaluate",
            "facet",
            "find",
            "fork",
            "getschema",
            "invoke",
            "join",
            "lookup",
            "make",
            "mv",
            "parse",
            "partition",
            "print",
            "range",
            "reduce",
            "render",
            "sample",
            "scan",
            "search",
            "serialize",
            "union",
            "let",
            "externaldata",
            "datatable",
            "project-away");

    private final Words words;
    private final ExpressionParser expressions;

    OperatorParser(Words words) {
        this.words = words;
        this.expressions = new ExpressionParser(words);
    }

    String table() {
        Token name = words.skip();
        if (name.kind() != Kind.NAME) {
            throw words.unexpected(name);
        }
        if (UNBUILT.contains(name.text())) {
            throw KqlError.unbuilt("'" + name.text() + "'");
        }
        return name.text();
    }

    List<Operator> operators() {
        List<Operator> steps = new ArrayList<>();
        while (!words.atEnd()) {
            words.expect("|");
            steps.add(operator(words.skip()));
        }
        return steps;
    }

    private Operator operator(Token word) {
        if (words.next().is("-")) {
            throw KqlError.unbuilt("'" + word.text() + "-" + words.afterNext().text() + "'");
        }
        return switch (word.text()) {
            case "where", "filter" -> where(expressions.expression());
            case "project" -> project(columns(), false);
            case "extend" -> project(columns(), true);
            case "take", "limit" -> take(count());
            case "count" ->
                new Summary(List.of(new Summary.Column("Count", Aggregates.of("count", List.of()))), List.of())::of;
            case "order", "sort" -> order();
            case "top" -> top();
            case "summarize" -> summary()::of;
            default ->
                throw UNBUILT.contains(word.text())
                        ? KqlError.unbuilt("'" + word.text() + "'")
                        : words.unexpected(word);
        };
    }

    private static Operator where(Expression condition) {
        return (table, now) -> table.keep(values -> condition.holds(new Row(values, now)));
    }

    private static Operator take(int count) {
        return (table, now) -> table.with(table.rows().stream().limit(count).toList());
    }

    private Operator top() {
        int count = count();
        Operator order = order();
        return (table, now) -> take(count).apply(order.apply(table, now), now);
    }

    private int count() {
        Token number = words.skip();
        if (number.kind() != Kind.NUMBER || !number.text().matches("\\d{1,9}")) {
            throw words.unexpected(number);
        }
        return Integer.parseInt(number.text());
    }

    private static Operator project(List<Named> columns, boolean keep) {
        return (table, now) -> {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            for (Map<String, @Nullable Object> values : table.rows()) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                if (keep) {
                    row.putAll(values);
                }
                columns.forEach(
                        column -> row.put(column.name(), column.expression().of(new Row(values, now))));
                rows.add(row);
            }
            return new Table(named(table, columns, keep, rows), rows);
        };
    }

    /** A column that merely goes on keeps its type, also when there are no rows. */
    private static List<Table.Column> named(
            Table table, List<Named> columns, boolean keep, List<Map<String, @Nullable Object>> rows) {
        List<String> names = columns.stream().map(Named::name).toList();
        Stream<Table.Column> computed = names.stream()
                .map(name -> table.columns().stream()
                        .filter(column -> column.name().equals(name) && rows.isEmpty())
                        .findFirst()
                        .orElseGet(() -> Table.typed(name, rows)));
        Stream<Table.Column> kept = table.columns().stream().filter(column -> keep && !names.contains(column.name()));
        return Stream.concat(kept, computed).toList();
    }

    private Operator order() {
        words.expect("by");
        List<Key> keys = new ArrayList<>();
        do {
            Expression by = expressions.expression();
            boolean ascending = words.take("asc");
            boolean said = ascending || words.take("desc");
            keys.add(new Key(by, said && ascending));
        } while (words.take(","));
        return (table, now) -> {
            Comparator<Map<String, @Nullable Object>> order = (one, other) -> {
                for (Key key : keys) {
                    int by = key.compare(new Row(one, now), new Row(other, now));
                    if (by != 0) {
                        return by;
                    }
                }
                return 0;
            };
            return table.with(table.rows().stream().sorted(order).toList());
        };
    }

    private Summary summary() {
        List<Summary.Column> columns = new ArrayList<>();
        while (!words.next().is("by") && !words.next().is("|") && !words.atEnd()) {
            columns.add(aggregate());
            words.take(",");
        }
        return new Summary(columns, words.take("by") ? columns() : List.of());
    }

    private Summary.Column aggregate() {
        Token first = words.skip();
        boolean named = words.take("=");
        Token function = named ? words.skip() : first;
        if (function.kind() != Kind.NAME || !words.next().is("(")) {
            throw words.unexpected(function);
        }
        String argument =
                words.afterNext().kind() == Kind.NAME ? words.afterNext().text() : "";
        String name = named ? first.text() : function.text() + "_" + (argument.equals(")") ? "" : argument);
        return new Summary.Column(name, Aggregates.of(function.text(), expressions.arguments()));
    }

    private List<Named> columns() {
        List<Named> columns = new ArrayList<>();
        do {
            Token first = words.next();
            if (first.kind() == Kind.NAME && words.afterNext().is("=")) {
                words.skip();
                words.skip();
                columns.add(new Named(first.text(), expressions.expression()));
            } else {
                columns.add(new Named(name(first, columns.size()), expressions.expression()));
            }
        } while (words.take(","));
        return columns;
    }

    /** What nobody named is called after its column, also within {@code bin()}; anything else by its place. */
    private String name(Token first, int place) {
        Token behind = words.afterNext();
        if (first.is("bin")) {
            return words.third().text();
        }
        boolean plain = first.kind() == Kind.NAME && (behind.is(",") || behind.is("|") || behind.kind() == Kind.END);
        return plain ? first.text() : "Column" + (place + 1);
    }

    /** Nulls come last when ascending, first when descending. */
    private record Key(Expression by, boolean ascending) {
        int compare(Row one, Row other) {
            Object left = Values.plain(by.of(one));
            Object right = Values.plain(by.of(other));
            int order = left == null || right == null
                    ? Boolean.compare(left == null, right == null)
                    : Values.compare(left, right);
            return ascending ? order : -order;
        }
    }
}
