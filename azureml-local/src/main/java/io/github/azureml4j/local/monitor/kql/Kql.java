package io.github.azureml4j.local.monitor.kql;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** A query that was understood: the table that it begins with, and the steps behind it. Immutable. */
public final class Kql {

    private final String table;
    private final List<Operator> steps;

    private Kql(String table, List<Operator> steps) {
        this.table = table;
        this.steps = List.copyOf(steps);
    }

    /**
     * Reads a query; raises 400 {@code SyntaxError} or 501.
     *
     * @param text the query
     */
    public static Kql parse(String text) {
        OperatorParser parser = new OperatorParser(new Words(Lexer.read(text)));
        String table = parser.table();
        return new Kql(table, parser.operators());
    }

    /**
     * The answer; raises 400 {@code SemanticError} where rows do not have what the query asks of them.
     *
     * @param tables finds a table by its name
     * @param now the time of the query
     */
    public Table run(Function<String, Table> tables, Instant now) {
        Table at = tables.apply(table);
        for (Operator step : steps) {
            at = step.apply(at, now);
        }
        return at;
    }
}
