package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.ArmErrors;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one resource of a deployment. Immutable.
 *
 * @param status of the last answer, 0 before there is one
 * @param ended when, or null while it runs
 * @param error why it failed, or null
 */
record DeploymentOperation(
        String id,
        PlannedResource resource,
        Instant started,
        int status,
        @Nullable Instant ended,
        @Nullable LocalError error) {

    static DeploymentOperation of(String id, PlannedResource resource, Instant now) {
        return new DeploymentOperation(id, resource, now, 0, null, null);
    }

    DeploymentOperation answered(int answer) {
        return new DeploymentOperation(id, resource, started, answer, ended, error);
    }

    DeploymentOperation ended(Instant now, @Nullable LocalError failure) {
        return new DeploymentOperation(
                id, resource, started, failure == null ? status : failure.status(), now, failure);
    }

    private String state() {
        return ended == null ? "Running" : error == null ? "Succeeded" : "Failed";
    }

    ObjectNode toWire(String deploymentId, Instant now) {
        ObjectNode body =
                Json.object().put("id", deploymentId + "/operations/" + id).put("operationId", id);
        ObjectNode properties = body.putObject("properties")
                .put("provisioningOperation", "Create")
                .put("provisioningState", state())
                .put("timestamp", (ended == null ? now : ended).toString())
                .put(
                        "duration",
                        Duration.between(started, ended == null ? now : ended).toString());
        if (status != 0) {
            properties.put("statusCode", word(status));
        }
        if (error != null) {
            properties.putObject("statusMessage").put("status", "Failed").set("error", ArmErrors.write(error));
        }
        properties
                .putObject("targetResource")
                .put("id", resource.id())
                .put("resourceType", resource.type())
                .put("resourceName", resource.name());
        return body;
    }

    /** As .NET names statuses. */
    private static String word(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 202 -> "Accepted";
            case 400 -> "BadRequest";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 409 -> "Conflict";
            case 500 -> "InternalServerError";
            default -> String.valueOf(status);
        };
    }
}
