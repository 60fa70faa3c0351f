package io.github.azureml4j.local.services;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.scoring.ScoringAddress;
import java.time.Instant;
import java.util.List;

/** What services and their operations look like on the wire (ACIServiceResponse, AKSServiceResponse). */
final class WebserviceDocuments {

    /** Of a create request; secrets and what the answer spells differently stay out. */
    private static final List<String> SHARED = List.of(
            "name",
            "description",
            "kvTags",
            "properties",
            "computeType",
            "deploymentType",
            "containerResourceRequirements",
            "appInsightsEnabled",
            "dataCollection");

    private static final List<String> OF_ACI = List.of("sslEnabled", "sslCertificate", "cname", "encryptionProperties");
    private static final List<String> OF_AKS = List.of(
            "computeName",
            "namespace",
            "numReplicas",
            "autoScaler",
            "maxConcurrentRequestsPerContainer",
            "maxQueueWaitMs",
            "scoringTimeoutMs",
            "livenessProbeRequirements",
            "isDefault",
            "trafficPercentile",
            "type");

    private WebserviceDocuments() {}

    static ObjectNode created(NewWebservice request, String region, String operationId, Instant now) {
        ObjectNode document = Json.object().put("id", request.name());
        copy(request.document(), document, SHARED);
        copy(request.document(), document, request.isAci() ? OF_ACI : OF_AKS);
        if (request.isAci()) {
            document.put("location", request.region(region));
        }
        if (request.document().at("/environmentImageRequest/environment") instanceof ObjectNode environment) {
            document.set("environment", withoutPassword(environment));
        }
        document.put("computeType", request.computeType()).put("operationId", operationId);
        document.put("authEnabled", request.keyAuth());
        if (request.isAks()) {
            document.put("aadAuthEnabled", request.tokenAuth());
        }
        document.put("state", "Transitioning").put("createdTime", now.toString());
        return document.put("updatedTime", now.toString());
    }

    private static ObjectNode withoutPassword(ObjectNode environment) {
        ObjectNode copy = environment.deepCopy();
        if (copy.at("/docker/baseImageRegistry") instanceof ObjectNode registry) {
            registry.remove("password");
        }
        return copy;
    }

    static ObjectNode healthy(ObjectNode document, ScoringAddress address, Instant now) {
        ObjectNode changed = document.deepCopy().put("state", "Healthy").put("updatedTime", now.toString());
        changed.put("scoringUri", address.scoringUri());
        if (changed.path("computeType").asText().equals(NewWebservice.ACI)) {
            return changed.put("publicFqdn", address.host());
        }
        changed.set("deploymentStatus", replicas(1));
        return changed;
    }

    /** Of a service that was healthy until its program ended. */
    static ObjectNode unhealthy(ObjectNode document) {
        ObjectNode changed = document.deepCopy().put("state", "Unhealthy");
        if (changed.has("deploymentStatus")) {
            changed.set("deploymentStatus", replicas(0));
        }
        return changed;
    }

    static boolean isHealthy(ObjectNode document) {
        return document.path("state").asText().equals("Healthy");
    }

    /** One program stands for however many replicas were asked for, and the record says so. */
    private static ObjectNode replicas(int available) {
        return Json.object().put("desiredReplicas", 1).put("updatedReplicas", 1).put("availableReplicas", available);
    }

    static ObjectNode failed(ObjectNode document, LocalError error, Instant now) {
        ObjectNode changed = document.deepCopy().put("state", "Failed").put("updatedTime", now.toString());
        return changed.set("error", error(error));
    }

    /** {@code AsyncOperationStatus} of the operation that makes a service. */
    static ObjectNode operation(Webservice service, String servicePath) {
        LongOperation operation = service.operation();
        ObjectNode body = Json.object().put("id", operation.id()).put("operationType", "Service");
        String status = operation.status();
        body.put("state", status.equals("InProgress") ? "Running" : status);
        body.put("createdTime", operation.started().toString()).put("resourceLocation", servicePath);
        Instant ended = operation.endedAt();
        if (ended != null) {
            body.put("endTime", ended.toString());
        }
        LocalError error = operation.error();
        return error == null ? body : body.set("error", error(error));
    }

    private static ObjectNode error(LocalError error) {
        ObjectNode body = Json.object().put("code", error.code()).put("statusCode", error.status());
        body.put("message", error.getMessage());
        body.putArray("details");
        return body;
    }

    private static void copy(ObjectNode from, ObjectNode to, List<String> fields) {
        fields.stream().filter(from::has).forEach(field -> to.set(field, from.get(field)));
    }
}
