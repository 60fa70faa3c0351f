package io.github.azureml4j.local.monitor;

import io.github.azureml4j.local.monitor.kql.Table;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** Rows of Application Insights, by component and table. Thread-safe. */
final class TelemetryStore {

    private final Map<String, Deque<Map<String, @Nullable Object>>> rows = new ConcurrentHashMap<>();

    void add(String component, String table, Map<String, @Nullable Object> row) {
        rows.computeIfAbsent(component + " " + table, any -> new ConcurrentLinkedDeque<>())
                .add(row);
    }

    Table table(String component, String table, List<Table.Column> columns) {
        return new Table(
                columns, List.copyOf(rows.getOrDefault(component + " " + table, new ConcurrentLinkedDeque<>())));
    }
}
