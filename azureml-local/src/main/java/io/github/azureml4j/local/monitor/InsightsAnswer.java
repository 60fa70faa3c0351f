package io.github.azureml4j.local.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.monitor.kql.Table;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code queryResults}: numbers are numbers, as the service writes them; dynamic values are their JSON as text. */
final class InsightsAnswer {

    private InsightsAnswer() {}

    static ObjectNode of(Table table) {
        ObjectNode body = Json.object();
        ObjectNode primary = body.putArray("tables").addObject().put("name", "PrimaryResult");
        ArrayNode columns = primary.putArray("columns");
        table.columns()
                .forEach(
                        column -> columns.addObject().put("name", column.name()).put("type", column.type()));
        ArrayNode rows = primary.putArray("rows");
        for (Map<String, @Nullable Object> values : table.rows()) {
            ArrayNode row = rows.addArray();
            table.columns().forEach(column -> cell(row, values.get(column.name())));
        }
        return body;
    }

    private static void cell(ArrayNode row, @Nullable Object value) {
        if (value == null) {
            row.addNull();
        } else if (value instanceof Long number) {
            row.add(number);
        } else if (value instanceof Double number) {
            row.add(number);
        } else if (value instanceof Boolean truth) {
            row.add(truth);
        } else if (value instanceof JsonNode node) {
            row.add(node.isTextual() ? node.asText() : node.isMissingNode() ? "" : node.toString());
        } else {
            row.add(value instanceof Duration duration ? timespan(duration) : value.toString());
        }
    }

    /** {@code d.hh:mm:ss.fffffff}. */
    private static String timespan(Duration duration) {
        String days = duration.toDays() == 0 ? "" : duration.toDays() + ".";
        return String.format(
                java.util.Locale.ROOT,
                "%s%02d:%02d:%02d.%07d",
                days,
                duration.toHoursPart(),
                duration.toMinutesPart(),
                duration.toSecondsPart(),
                duration.toNanosPart() / 100);
    }
}
