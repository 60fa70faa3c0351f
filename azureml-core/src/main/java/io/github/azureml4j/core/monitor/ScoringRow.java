package io.github.azureml4j.core.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.http.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A row of the table {@code requests}, read by the names of its columns; what is not a column is among the custom dimensions. */
final class ScoringRow {
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d+)\\.)?(\\d+):(\\d+):(\\d+)(?:\\.(\\d{1,9}))?");

    private final Map<String, JsonNode> cells;
    private final JsonNode dimensions;

    private ScoringRow(Map<String, JsonNode> cells) {
        this.cells = cells;
        this.dimensions = dimensions(cells.getOrDefault("customDimensions", MissingNode.getInstance()));
    }

    static List<ScoringRequest> read(JsonNode answer) {
        JsonNode table = answer.path("tables").path(0);
        List<ScoringRequest> requests = new ArrayList<>();
        for (JsonNode row : table.path("rows")) {
            Map<String, JsonNode> cells = new HashMap<>();
            for (int i = 0; i < row.size(); i++) {
                cells.put(table.path("columns").path(i).path("name").asText(), row.get(i));
            }
            requests.add(new ScoringRow(cells).request());
        }
        return requests;
    }

    private ScoringRequest request() {
        String status = text("resultCode");
        return new ScoringRequest(
                OffsetDateTime.parse(text("timestamp")).toInstant(),
                text("Service Name"),
                text("http_method"),
                text("url"),
                status.matches("\\d{1,3}") ? Integer.parseInt(status) : 0,
                text("Request Id"),
                text("Client Request Id"),
                duration(),
                some("UserAgent"),
                some("ComputeType"));
    }

    private String text(String name) {
        JsonNode cell = cells.get(name);
        return cell != null && !cell.isNull()
                ? cell.asText()
                : dimensions.path(name).asText("");
    }

    private Optional<String> some(String name) {
        String text = text(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Milliseconds in the table; {@code d.hh:mm:ss.fff} where it was not taken apart. */
    private Duration duration() {
        String text = text("duration");
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            String fraction = clock.group(5) == null ? "" : clock.group(5);
            return Duration.ofDays(clock.group(1) == null ? 0 : Long.parseLong(clock.group(1)))
                    .plusHours(Long.parseLong(clock.group(2)))
                    .plusMinutes(Long.parseLong(clock.group(3)))
                    .plusSeconds(Long.parseLong(clock.group(4)))
                    .plusNanos(Long.parseLong((fraction + "000000000").substring(0, 9)));
        }
        return text.matches("\\d+(\\.\\d+)?([eE][+-]?\\d+)?")
                ? Duration.ofNanos(Math.round(Double.parseDouble(text) * 1e6))
                : Duration.ZERO;
    }

    private static JsonNode dimensions(JsonNode cell) {
        if (!cell.isTextual()) {
            return cell;
        }
        try {
            return Json.mapper().readTree(cell.asText());
        } catch (IOException e) {
            throw new AzureMlException("the custom dimensions of a scoring request are not JSON");
        }
    }
}
