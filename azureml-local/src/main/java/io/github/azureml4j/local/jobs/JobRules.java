package io.github.azureml4j.local.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a command job must be like, and what may be changed in it later. */
final class JobRules {

    private static final String ID = "[a-zA-Z0-9][a-zA-Z0-9\\-_]{0,254}";

    private static final List<String> CREATE_ONLY = List.of(
            "jobType",
            "command",
            "codeId",
            "environmentId",
            "computeId",
            "experimentName",
            "environmentVariables",
            "inputs",
            "outputs",
            "limits",
            "resources",
            "distribution");

    private final JobRooms rooms;

    JobRules(JobRooms rooms) {
        this.rooms = rooms;
    }

    /** The properties with what the service fills in; raises whatever is wrong with them. */
    ObjectNode checked(WorkspaceRecord workspace, String id, ObjectNode body) {
        if (!id.matches(ID)) {
            throw invalid("'" + id + "' is not a valid job id.");
        }
        if (!(body.get("properties") instanceof ObjectNode sent)) {
            throw invalid("A job needs properties.");
        }
        ObjectNode properties = completed(id, sent);
        checkKind(properties);
        checkReferences(workspace, properties);
        CommandLine.of(properties.path("command").asText(), properties.path("inputs"));
        timeout(properties);
        return properties;
    }

    /** The job's properties after an update; raises 400 for a change of what is settled at submission. */
    static ObjectNode updated(JobRecord job, ObjectNode properties) {
        for (String name : CREATE_ONLY) {
            if (!job.properties().path(name).equals(properties.path(name))) {
                throw invalid("The job '" + job.id() + "' exists, and its " + name + " cannot be changed.");
            }
        }
        for (Map.Entry<String, JsonNode> property :
                job.properties().path("properties").properties()) {
            JsonNode after = properties.path("properties").path(property.getKey());
            if (!after.isMissingNode() && !after.equals(property.getValue())) {
                throw invalid("The property '" + property.getKey() + "' of a job cannot be changed.");
            }
        }
        return properties;
    }

    /** The longest time the job may run; absent means for ever. */
    static Duration timeout(ObjectNode properties) {
        String timeout = properties.path("limits").path("timeout").asText("");
        try {
            return timeout.isEmpty() ? Duration.ZERO : Duration.parse(timeout);
        } catch (DateTimeException e) {
            throw invalid("The timeout '" + timeout + "' is not an ISO 8601 duration.");
        }
    }

    private static ObjectNode completed(String id, ObjectNode sent) {
        ObjectNode properties = Json.object();
        properties.put("displayName", id).put("experimentName", "Default").put("isArchived", false);
        properties.putObject("tags");
        properties.putObject("properties");
        properties.putObject("environmentVariables");
        sent.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> properties.set(field.getKey(), field.getValue()));
        properties.remove(List.of("status", "services"));
        return properties;
    }

    private static void checkKind(ObjectNode properties) {
        String type = properties.path("jobType").asText();
        if (type.isEmpty()) {
            throw invalid("A job needs a jobType.");
        }
        if (!type.equals("Command")) {
            throw LocalError.notImplemented("jobs of type " + type);
        }
        if (!properties.path("command").asText().matches("(?s).*[a-zA-Z0-9_].*")) {
            throw invalid("A command job needs a command.");
        }
        for (JsonNode input : properties.path("inputs")) {
            refuseUnless(input.path("jobInputType").asText().equals("literal"), "inputs other than literals");
        }
        refuseUnless(properties.path("outputs").isEmpty(), "outputs of jobs");
        refuseUnless(properties.path("distribution").isMissingNode(), "distributed jobs");
        refuseUnless(properties.path("resources").path("instanceCount").asInt(1) == 1, "jobs on several instances");
    }

    private void checkReferences(WorkspaceRecord workspace, ObjectNode properties) {
        String environment = properties.path("environmentId").asText();
        if (rooms.environments().find(workspace, environment).isEmpty()) {
            throw invalid("The environment '" + environment + "' was not found.");
        }
        String code = properties.path("codeId").asText("");
        if (!code.isEmpty() && rooms.codes().find(workspace, code).isEmpty()) {
            throw invalid("The code '" + code + "' was not found.");
        }
        String compute = properties.path("computeId").asText("");
        if (!compute.isEmpty() && rooms.computes().find(workspace, compute).isEmpty()) {
            throw invalid("The compute target '" + compute + "' was not found.");
        }
    }

    /** The last segment of an ARM id. */
    static String name(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static void refuseUnless(boolean built, String what) {
        if (!built) {
            throw LocalError.notImplemented(what);
        }
    }

    private static LocalError invalid(String message) {
        return LocalError.badRequest("UserError", message);
    }
}
