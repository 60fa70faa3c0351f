package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.LocalError;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A deployment: what was asked for, and how far it has come. Thread-safe. */
final class Deployment {

    static final String RUNNING = "Running";
    static final String SUCCEEDED = "Succeeded";
    static final String FAILED = "Failed";
    static final String CANCELED = "Canceled";

    private final DeploymentRequest request;
    private final Template template;
    private final DeploymentPlan plan;
    private final ObjectNode parameters;
    private final Instant started;
    private final @Nullable String location;
    private final @Nullable JsonNode tags;
    private final Map<PlannedResource, DeploymentOperation> operations = new LinkedHashMap<>();
    private State state = new State("Accepted", null, null, null);

    Deployment(
            DeploymentRequest request,
            Template template,
            DeploymentPlan plan,
            ObjectNode parameters,
            Instant started,
            JsonNode body) {
        this.request = request;
        this.template = template;
        this.plan = plan;
        this.parameters = parameters;
        this.started = started;
        this.location = body.path("location").asText(null);
        this.tags = body.get("tags");
    }

    DeploymentRequest request() {
        return request;
    }

    Template template() {
        return template;
    }

    DeploymentPlan plan() {
        return plan;
    }

    ObjectNode parameters() {
        return parameters;
    }

    Instant started() {
        return started;
    }

    @Nullable
    String location() {
        return location;
    }

    @Nullable
    JsonNode tags() {
        return tags;
    }

    synchronized State state() {
        return state;
    }

    synchronized boolean ended() {
        return state.ended() != null;
    }

    synchronized void running() {
        if (state.ended() == null) {
            state = new State(RUNNING, null, null, null);
        }
    }

    /** Ends it, unless it has ended already: a cancelled deployment stays one. */
    synchronized void end(String how, Instant now, @Nullable JsonNode outputs, @Nullable LocalError error) {
        if (state.ended() == null) {
            state = new State(how, now, outputs, error);
        }
    }

    synchronized void begin(DeploymentOperation operation) {
        operations.put(operation.resource(), operation);
    }

    synchronized void change(PlannedResource resource, UnaryOperator<DeploymentOperation> change) {
        operations.put(resource, change.apply(Objects.requireNonNull(operations.get(resource))));
    }

    synchronized List<DeploymentOperation> operations() {
        return List.copyOf(operations.values());
    }

    /**
     * How far a deployment has come.
     *
     * @param ended when, or null while it runs
     */
    record State(
            String name,
            @Nullable Instant ended,
            @Nullable JsonNode outputs,
            @Nullable LocalError error) {}
}
