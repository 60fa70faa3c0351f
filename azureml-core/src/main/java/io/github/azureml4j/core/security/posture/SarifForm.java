package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.http.Json;

/** The report as SARIF 2.1.0: one rule for each statement, one result for each row. */
final class SarifForm {
    private static final String HOME = "https://github.com/azureml4j/azureml4j";

    private SarifForm() {}

    static String write(PostureReport report) {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "azureml4j posture report").put("informationUri", HOME);
        ArrayNode rules = driver.putArray("rules");
        ArrayNode results = run.putArray("results");
        for (PostureRow row : report.rows()) {
            result(results.addObject().put("ruleIndex", rules.size()), row, report);
            rule(rules.addObject(), row);
        }
        return JsonForm.pretty(root);
    }

    private static void rule(ObjectNode rule, PostureRow row) {
        rule.put("id", row.id()).put("name", row.section().title().replaceAll("[^A-Za-z]+", "") + row.id());
        rule.putObject("shortDescription").put("text", row.statement());
        rule.putObject("defaultConfiguration").put("level", "warning");
        rule.put("helpUri", HOME + "/blob/main/docs/POSTURE.md");
        rule.putObject("help").put("text", row.remedy().isEmpty() ? row.statement() : row.remedy());
    }

    private static void result(ObjectNode result, PostureRow row, PostureReport report) {
        result.put("ruleId", row.id()).put("kind", kind(row.outcome()));
        result.put("level", row.outcome() == Outcome.FAIL ? "warning" : "none");
        result.putObject("message").put("text", text(row));
        ObjectNode location = result.putArray("locations").addObject();
        location.putObject("physicalLocation")
                .putObject("artifactLocation")
                .put("uri", report.workspace().substring(1));
        location.putArray("logicalLocations")
                .addObject()
                .put("fullyQualifiedName", report.workspace())
                .put("kind", "resource");
        result.putObject("partialFingerprints").put("statement/v1", report.workspace() + "#" + row.id());
    }

    /** In texts of SARIF, brackets begin links and braces begin arguments: what other people named does neither. */
    private static String text(PostureRow row) {
        String whole = row.remedy().isEmpty() ? row.evidence() : row.evidence() + ". " + row.remedy();
        return whole.replaceAll("([\\\\\\[\\]])", "\\\\$1").replace("{", "{{").replace("}", "}}");
    }

    /** The kinds of SARIF; all but a failure must have level none. */
    private static String kind(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "pass";
            case FAIL -> "fail";
            case UNKNOWN -> "open";
            case INFO -> "informational";
        };
    }
}
