package io.github.azureml4j.local.monitor.kql;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows of values by the names of their columns.
 *
 * @param columns in their order
 * @param rows values: text, numbers, {@code Instant}, {@code Duration}, {@code Boolean}, JSON, or null
 */
public record Table(List<Column> columns, List<Map<String, @Nullable Object>> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A column.
     *
     * @param type as the query language names it
     */
    public record Column(String name, String type) {}

    Table keep(Predicate<Map<String, @Nullable Object>> wanted) {
        return new Table(columns, rows.stream().filter(wanted).toList());
    }

    Table with(List<Map<String, @Nullable Object>> others) {
        return new Table(columns, others);
    }

    /** The type of a column that was computed: that of its first value. */
    static Column typed(String name, List<Map<String, @Nullable Object>> rows) {
        return new Column(
                name,
                rows.stream()
                        .map(row -> row.get(name))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(Values::type)
                        .orElse("string"));
    }
}
