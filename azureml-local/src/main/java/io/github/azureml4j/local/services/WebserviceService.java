package io.github.azureml4j.local.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.computes.ComputeRecord;
import io.github.azureml4j.local.computes.ComputeService;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.scoring.ScoringHost;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The rules of web services: what may be created, who may call it, how long its credentials last. Thread-safe. */
public final class WebserviceService implements AutoCloseable {

    private final WorkspaceService workspaces;
    private final ComputeService computes;
    private final Deployments deployments;
    private final ServiceTokens tokens;
    private final LongOperations operations;
    private final Clock clock;
    private final Ids ids;
    private final WebserviceStore store = new WebserviceStore();

    public WebserviceService(
            WorkspaceService workspaces,
            ComputeService computes,
            Deployments deployments,
            ServiceTokens tokens,
            LongOperations operations,
            Clock clock,
            Ids ids) {
        this.workspaces = workspaces;
        this.computes = computes;
        this.deployments = deployments;
        this.tokens = tokens;
        this.operations = operations;
        this.clock = clock;
        this.ids = ids;
    }

    /** Accepts a service: it is there at once, in transition until its program answers. */
    LongOperation create(WorkspaceRecord workspace, ObjectNode document) {
        NewWebservice request = NewWebservice.parse(document);
        @Nullable ComputeRecord compute = computeOf(workspace, request);
        CompletableFuture<ScoringHost> started = new CompletableFuture<>();
        LongOperation operation = operations.begin(started, () -> settle(workspace, request.name(), started));
        Webservice service = new Webservice(
                workspace.scope(),
                request.name(),
                WebserviceDocuments.created(request, operation.id(), clock.instant()),
                ServiceKeys.of(document.path("keys"), ids),
                request.keyAuth(),
                request.tokenAuth(),
                null);
        if (!store.add(service)) {
            started.completeExceptionally(taken(request.name()));
            throw taken(request.name());
        }
        CompletableFuture.runAsync(() -> deploy(workspace, request, compute, started));
        return operation;
    }

    Webservice get(WorkspaceRecord workspace, String name) {
        return store.find(workspace.scope(), name)
                .orElseThrow(() -> LocalError.notFound("ServiceNotFound", "Service " + name + " does not exist."));
    }

    /** As it is now: a service whose program has ended is unhealthy. */
    ObjectNode document(Webservice service) {
        ScoringHost host = service.host();
        return host == null || host.healthy()
                ? service.document()
                : service.document().deepCopy().put("state", "Unhealthy");
    }

    List<Webservice> list(WorkspaceRecord workspace) {
        return store.of(workspace.scope());
    }

    /** False when there was nothing to delete. */
    boolean delete(WorkspaceRecord workspace, String name) {
        return store.remove(workspace.scope(), name).map(this::stop).isPresent();
    }

    /** Ends every service of a workspace. */
    public void deleteAll(WorkspaceRecord workspace) {
        list(workspace).forEach(service -> delete(workspace, service.name()));
    }

    ServiceKeys keys(WorkspaceRecord workspace, String name) {
        return withKeys(get(workspace, name)).keys();
    }

    ServiceKeys regenerate(WorkspaceRecord workspace, String name, String keyType, String keyValue) {
        withKeys(get(workspace, name));
        return store.change(workspace.scope(), name, service -> service.with(
                        service.keys().regenerated(keyType, keyValue, ids)))
                .orElseThrow()
                .keys();
    }

    ObjectNode token(WorkspaceRecord workspace, String name, String caller) {
        Webservice service = get(workspace, name);
        if (!service.tokenAuth()) {
            throw LocalError.badRequest(
                    "TokenAuthNotEnabled", "Token authentication is not enabled on service " + name + ".");
        }
        return tokens.issue(service, caller);
    }

    /** The last lines of the program, of a failed start too. */
    String log(WorkspaceRecord workspace, String name, int lines) {
        Webservice service = get(workspace, name);
        ScoringHost host = service.host();
        return host == null
                ? service.document().at("/error/message").asText("")
                : String.join("\n", host.log(lines));
    }

    /** Deletes what deployments laid out; call it when their programs have ended. */
    @Override
    public void close() {
        deployments.close();
    }

    private void deploy(
            WorkspaceRecord workspace,
            NewWebservice request,
            @Nullable ComputeRecord compute,
            CompletableFuture<ScoringHost> done) {
        try {
            workspaces.ensureRegistry(workspace);
            ScoringHost host = deployments.start(
                    workspace, request, compute, credential -> admits(workspace, request.name(), credential));
            host.ready().whenComplete((answered, failure) -> {
                if (failure == null) {
                    done.complete(host);
                } else {
                    fail(workspace, request.name(), failure, done);
                }
            });
        } catch (RuntimeException e) {
            fail(workspace, request.name(), e, done);
        }
    }

    /** The service keeps the reason, and so does the operation. */
    private void fail(WorkspaceRecord workspace, String name, Throwable failure, CompletableFuture<ScoringHost> done) {
        LocalError error = failure instanceof LocalError local
                ? local
                : new LocalError(500, "InternalServerError", "Defect of azureml-local: " + failure, null);
        store.change(workspace.scope(), name, service -> service.with(
                WebserviceDocuments.failed(service.document(), error, clock.instant()), null));
        done.completeExceptionally(error);
    }

    /** Called when the operation's time has come: writes down how the start went. */
    private @Nullable JsonNode settle(WorkspaceRecord workspace, String name, CompletableFuture<ScoringHost> started) {
        ScoringHost host = started.join();
        boolean there = store.change(workspace.scope(), name, service -> service.with(
                        WebserviceDocuments.healthy(service.document(), host.address(), clock.instant()), host))
                .isPresent();
        if (there) {
            deployments.publish(host);
        } else {
            deployments.stop(host);
        }
        return null;
    }

    private boolean admits(WorkspaceRecord workspace, String name, String credential) {
        return store.find(workspace.scope(), name)
                .filter(service -> service.keyAuth()
                        ? service.keys().opens(credential)
                        : !service.tokenAuth() || tokens.opens(service, credential))
                .isPresent();
    }

    private @Nullable ComputeRecord computeOf(WorkspaceRecord workspace, NewWebservice request) {
        return request.isAks() ? cluster(workspace, request.text("computeName")) : null;
    }

    private ComputeRecord cluster(WorkspaceRecord workspace, String name) {
        return computes.find(workspace, name)
                .filter(compute -> compute.type().equals(ComputeRecord.AKS) && compute.isReady())
                .orElseThrow(() -> LocalError.notFound(
                        "ComputeNotFound", "There is no AKS compute named " + name + " in the workspace that is ready."));
    }

    private Webservice stop(Webservice service) {
        ScoringHost host = service.host();
        if (host != null) {
            deployments.stop(host);
        }
        return service;
    }

    private static Webservice withKeys(Webservice service) {
        if (!service.keyAuth()) {
            throw LocalError.badRequest(
                    "KeyAuthNotEnabled", "Key authentication is not enabled on service " + service.name() + ".");
        }
        return service;
    }

    private static LocalError taken(String name) {
        return LocalError.conflict("ServiceAlreadyExists", "A service named " + name + " exists already.");
    }
}
