package io.github.azureml4j.local.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.computes.ComputeRecord;
import io.github.azureml4j.local.computes.ComputeService;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.scoring.ScoringAddress;
import io.github.azureml4j.local.scoring.ScoringHost;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The rules of web services: what may be created, who may call it, how long its credentials last. Thread-safe. */
public final class WebserviceService implements AutoCloseable {

    private final ComputeService computes;
    private final Deployments deployments;
    private final ServiceTokens tokens;
    private final LongOperations operations;
    private final Clock clock;
    private final Ids ids;
    private final WebserviceStore store = new WebserviceStore();

    public WebserviceService(
            ComputeService computes,
            Deployments deployments,
            ServiceTokens tokens,
            LongOperations operations,
            Clock clock,
            Ids ids) {
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
        ComputeRecord compute = computeOf(workspace, request);
        if (request.overwrite()) {
            delete(workspace, request.name());
        }
        Deployment deployment = new Deployment();
        LongOperation operation = begin(workspace, request, deployment);
        Webservice service = new Webservice(
                workspace.scope(),
                request.name(),
                WebserviceDocuments.created(request, workspace.region(), operation.id(), clock.instant()),
                request.modelIds(),
                ServiceKeys.of(document.path("keys"), ids),
                operation,
                deployment);
        if (!store.add(service)) {
            LocalError taken = taken(request.name());
            deployment.fail(taken);
            throw taken;
        }
        deployments.begin(
                deployment, workspace, request, compute, credential -> admits(workspace, request.name(), credential));
        return operation;
    }

    Webservice get(WorkspaceRecord workspace, String name) {
        return store.find(workspace.scope(), name).orElseThrow(() -> missing(name));
    }

    /** As it is now: a service whose program has ended is unhealthy. */
    ObjectNode document(Webservice service) {
        boolean ended = WebserviceDocuments.isHealthy(service.document())
                && !service.deployment().healthy();
        return ended ? WebserviceDocuments.unhealthy(service.document()) : service.document();
    }

    List<Webservice> list(WorkspaceRecord workspace) {
        return store.of(workspace.scope());
    }

    /** False when there was nothing to delete. */
    boolean delete(WorkspaceRecord workspace, String name) {
        Optional<Webservice> service = store.remove(workspace.scope(), name);
        service.map(Webservice::deployment).ifPresent(deployments::end);
        return service.isPresent();
    }

    /** The service that an operation was begun for, as it was then. */
    Webservice byOperation(WorkspaceRecord workspace, String operationId) {
        return store.byOperation(workspace.scope(), operationId)
                .orElseThrow(
                        () -> LocalError.notFound("OperationNotFound", "There is no operation " + operationId + "."));
    }

    /** What a service of a workspace runs on, {@code AKS} or {@code ACI}. */
    public Optional<String> computeType(String workspaceId, String name) {
        return store.find(workspaceId, name)
                .map(service -> service.document().path("computeType").asText());
    }

    /** The service that answers at an address. */
    public Optional<ServedService> at(ScoringAddress address) {
        return store.all()
                .filter(service ->
                        service.document().path("scoringUri").asText().equals(address.scoringUri()))
                .map(ServedService::of)
                .findFirst();
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
        return store.change(
                        workspace.scope(),
                        name,
                        service -> service.with(service.keys().regenerated(keyType, keyValue, ids)))
                .orElseThrow(() -> missing(name))
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
        return String.join("\n", get(workspace, name).deployment().log(lines));
    }

    /** Ends the deployments on their way; call it when the programs of the others have ended. */
    @Override
    public void close() {
        deployments.close();
    }

    /** The operation ends when the service has, for better or worse, and its record says so. */
    private LongOperation begin(WorkspaceRecord workspace, NewWebservice request, Deployment deployment) {
        CompletableFuture<ScoringHost> noted = deployment.ready().whenComplete((host, failure) -> {
            if (failure != null) {
                fail(workspace, request.name(), deployment, failure);
            }
        });
        return operations.begin(noted, () -> settle(workspace, request, deployment, noted.join()));
    }

    /** The service keeps the reason, as the operation does. */
    private void fail(WorkspaceRecord workspace, String name, Deployment deployment, Throwable failure) {
        Throwable reason = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        LocalError error = reason instanceof LocalError refusal
                ? refusal
                : new LocalError(500, "InternalServerError", "Defect of azureml-local: " + reason, null);
        store.change(
                workspace.scope(),
                name,
                deployment,
                service -> service.with(WebserviceDocuments.failed(service.document(), error, clock.instant())));
    }

    /** Called when the operation's time has come: the world may see the service. */
    private @Nullable JsonNode settle(
            WorkspaceRecord workspace, NewWebservice request, Deployment deployment, ScoringHost host) {
        deployments.publish(host, request);
        store.change(
                workspace.scope(),
                request.name(),
                deployment,
                service ->
                        service.with(WebserviceDocuments.healthy(service.document(), host.address(), clock.instant())));
        return null;
    }

    private boolean admits(WorkspaceRecord workspace, String name, String credential) {
        return store.find(workspace.scope(), name)
                .filter(service -> service.keyAuth()
                        ? service.keys().opens(credential)
                        : !service.tokenAuth() || tokens.opens(service, credential))
                .isPresent();
    }

    /** The cluster of a service on AKS; null on ACI. */
    private @Nullable ComputeRecord computeOf(WorkspaceRecord workspace, NewWebservice request) {
        return request.isAks() ? cluster(workspace, request.text("computeName")) : null;
    }

    private ComputeRecord cluster(WorkspaceRecord workspace, String name) {
        return computes.find(workspace, name)
                .filter(compute -> compute.type().equals(ComputeRecord.AKS) && compute.isReady())
                .orElseThrow(() -> LocalError.notFound(
                        "ComputeNotFound",
                        "There is no AKS compute named " + name + " in the workspace that is ready."));
    }

    private static Webservice withKeys(Webservice service) {
        if (!service.keyAuth()) {
            throw LocalError.badRequest(
                    "KeyAuthNotEnabled", "Key authentication is not enabled on service " + service.name() + ".");
        }
        return service;
    }

    private static LocalError missing(String name) {
        return LocalError.notFound("ServiceNotFound", "Service " + name + " does not exist.");
    }

    private static LocalError taken(String name) {
        return LocalError.conflict("ServiceAlreadyExists", "A service named " + name + " exists already.");
    }
}
