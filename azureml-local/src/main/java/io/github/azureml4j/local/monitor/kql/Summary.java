package io.github.azureml4j.local.monitor.kql;

import io.github.azureml4j.local.monitor.kql.Expression.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code summarize … by …}. */
record Summary(List<Column> columns, List<Named> groups) {

    record Column(String name, Aggregates.Aggregate aggregate) {}

    Table of(Table table, java.time.Instant now) {
        Map<List<@Nullable Object>, List<Row>> grouped = new LinkedHashMap<>();
        if (groups.isEmpty()) {
            grouped.put(List.of(), new ArrayList<>());
        }
        for (Map<String, @Nullable Object> values : table.rows()) {
            Row row = new Row(values, now);
            List<@Nullable Object> key = new ArrayList<>();
            groups.forEach(group -> key.add(Values.plain(group.expression().of(row))));
            grouped.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        grouped.forEach((key, members) -> rows.add(row(key, members)));
        List<Table.Column> named = Stream.concat(
                        groups.stream().map(Named::name), columns.stream().map(Column::name))
                .map(name -> Table.typed(name, rows))
                .toList();
        return new Table(named, rows);
    }

    private Map<String, @Nullable Object> row(List<@Nullable Object> key, List<Row> members) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < key.size(); i++) {
            row.put(groups.get(i).name(), key.get(i));
        }
        columns.forEach(column -> row.put(column.name(), column.aggregate().of(members)));
        return row;
    }
}
