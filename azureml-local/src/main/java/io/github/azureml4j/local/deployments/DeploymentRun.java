package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.front.ArmErrors;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.front.Reply;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A deployment on its way: each resource is made as soon as all that it needs is there. No thread waits; whoever ends a
 * resource's operation goes on with what has waited for it.
 */
final class DeploymentRun {

    private final Deployment deployment;
    private final ResourceCalls calls;
    private final LongOperations operations;
    private final Clock clock;
    private final Ids ids;

    DeploymentRun(Deployment deployment, ResourceCalls calls, LongOperations operations, Clock clock, Ids ids) {
        this.deployment = deployment;
        this.calls = calls;
        this.operations = operations;
        this.clock = clock;
        this.ids = ids;
    }

    /** Begins; completes, always well, when nothing is left to do. */
    CompletableFuture<?> start() {
        Map<PlannedResource, CompletableFuture<Boolean>> made = new HashMap<>();
        Dependencies dependencies = deployment.plan().dependencies();
        for (PlannedResource resource : dependencies.order()) {
            CompletableFuture<Boolean> needed = dependencies.of(resource).stream()
                    .map(made::get)
                    .reduce(CompletableFuture.completedFuture(true), (a, b) -> a.thenCombine(b, Boolean::logicalAnd));
            made.put(resource, needed.thenCompose(all -> all ? make(resource) : done(false)));
        }
        return CompletableFuture.allOf(made.values().toArray(CompletableFuture[]::new));
    }

    /** True when the resource is there, or is not wanted. */
    private CompletableFuture<Boolean> make(PlannedResource resource) {
        if (!resource.wanted()) {
            return done(true);
        }
        if (deployment.ended()) {
            return done(false);
        }
        deployment.running();
        deployment.begin(DeploymentOperation.of(ids.hex(16).toUpperCase(Locale.ROOT), resource, clock.instant()));
        try {
            return send(resource);
        } catch (LocalError refusal) {
            return done(end(resource, refusal));
        }
    }

    private CompletableFuture<Boolean> send(PlannedResource resource) {
        calls.register(resource);
        JsonNode body = NestedTemplates.body(resource, resource.environment().asking(calls));
        Reply reply = calls.put(resource, body);
        deployment.change(resource, operation -> operation.answered(reply.status()));
        if (reply.status() >= 300) {
            return done(end(resource, ArmErrors.read(reply)));
        }
        return operation(reply)
                .map(operation -> operation.end().thenApply(ended -> end(resource, ended.error())))
                .orElseGet(() -> done(end(resource, null)));
    }

    private boolean end(PlannedResource resource, @Nullable LocalError error) {
        deployment.change(resource, operation -> operation.ended(clock.instant(), error));
        return error == null;
    }

    /** The work behind an answer, by the address where clients would ask for it. */
    private Optional<LongOperation> operation(Reply reply) {
        return Optional.ofNullable(reply.header("Azure-AsyncOperation"))
                .or(() -> Optional.ofNullable(reply.header("Location")))
                .map(address ->
                        address.substring(0, address.indexOf('?') < 0 ? address.length() : address.indexOf('?')))
                .flatMap(path -> operations.find(path.substring(path.lastIndexOf('/') + 1)));
    }

    private static CompletableFuture<Boolean> done(boolean well) {
        return CompletableFuture.completedFuture(well);
    }
}
