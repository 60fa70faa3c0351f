package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.http.Json;

/** The report as JSON. */
final class JsonForm {
    private JsonForm() {}

    static String write(PostureReport report) {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("workspace", report.workspace())
                .put("takenAt", report.takenAt().toString());
        ObjectNode counts = root.putObject("counts");
        report.counts().forEach((outcome, count) -> counts.put(outcome.name(), count));
        ArrayNode rows = root.putArray("rows");
        report.rows()
                .forEach(row -> rows.addObject()
                        .put("id", row.id())
                        .put("section", row.section().title())
                        .put("statement", row.statement())
                        .put("outcome", row.outcome().name())
                        .put("evidence", row.evidence())
                        .put("remedy", row.remedy()));
        return pretty(root);
    }

    static String pretty(ObjectNode root) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts cannot be written", e);
        }
    }
}
