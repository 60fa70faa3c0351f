package io.github.azureml4j.local;

import io.github.azureml4j.local.arm.ArmRoutes;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.artifacts.ArtifactRoutes;
import io.github.azureml4j.local.artifacts.ArtifactService;
import io.github.azureml4j.local.codes.CodeRoutes;
import io.github.azureml4j.local.codes.CodeService;
import io.github.azureml4j.local.computes.ComputeRoutes;
import io.github.azureml4j.local.computes.ComputeService;
import io.github.azureml4j.local.connections.ConnectionRoutes;
import io.github.azureml4j.local.connections.ConnectionService;
import io.github.azureml4j.local.datastores.DatastoreRoutes;
import io.github.azureml4j.local.datastores.DatastoreService;
import io.github.azureml4j.local.deployments.DeploymentRoutes;
import io.github.azureml4j.local.deployments.DeploymentService;
import io.github.azureml4j.local.endpoints.OnlineEndpointRoutes;
import io.github.azureml4j.local.endpoints.OnlineEndpointService;
import io.github.azureml4j.local.entra.Audiences;
import io.github.azureml4j.local.entra.EntraRoutes;
import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.environments.EnvironmentRoutes;
import io.github.azureml4j.local.environments.EnvironmentService;
import io.github.azureml4j.local.front.AnsweredOperation;
import io.github.azureml4j.local.front.Faults;
import io.github.azureml4j.local.front.Front;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.InnerRequest;
import io.github.azureml4j.local.front.Journal;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.TrafficRecorder;
import io.github.azureml4j.local.graph.GraphRoutes;
import io.github.azureml4j.local.graph.GraphService;
import io.github.azureml4j.local.history.HistoryRoutes;
import io.github.azureml4j.local.history.HistoryService;
import io.github.azureml4j.local.history.RunArtifactRoutes;
import io.github.azureml4j.local.history.RunTokens;
import io.github.azureml4j.local.http.TlsContexts;
import io.github.azureml4j.local.identities.IdentityRoutes;
import io.github.azureml4j.local.identities.IdentityService;
import io.github.azureml4j.local.identities.UserIdentity;
import io.github.azureml4j.local.imds.ImdsRoutes;
import io.github.azureml4j.local.imds.ImdsService;
import io.github.azureml4j.local.jobs.JobRooms;
import io.github.azureml4j.local.jobs.JobRoutes;
import io.github.azureml4j.local.jobs.JobService;
import io.github.azureml4j.local.keyvault.KeyVaultRoutes;
import io.github.azureml4j.local.keyvault.KeyVaultService;
import io.github.azureml4j.local.models.ModelRoutes;
import io.github.azureml4j.local.models.ModelService;
import io.github.azureml4j.local.monitor.InsightsQueryRoutes;
import io.github.azureml4j.local.monitor.MonitorRoutes;
import io.github.azureml4j.local.monitor.MonitorService;
import io.github.azureml4j.local.networks.EndpointRoutes;
import io.github.azureml4j.local.networks.EndpointService;
import io.github.azureml4j.local.networks.NetworkRoutes;
import io.github.azureml4j.local.networks.NetworkService;
import io.github.azureml4j.local.networks.Place;
import io.github.azureml4j.local.processes.ProcessService;
import io.github.azureml4j.local.rbac.AccessService;
import io.github.azureml4j.local.rbac.RbacRoutes;
import io.github.azureml4j.local.rbac.RoleAuthorizer;
import io.github.azureml4j.local.registries.RegistryRoutes;
import io.github.azureml4j.local.registries.RegistryService;
import io.github.azureml4j.local.scoring.ScoringRoutes;
import io.github.azureml4j.local.scoring.ScoringService;
import io.github.azureml4j.local.services.DeploymentFiles;
import io.github.azureml4j.local.services.Deployments;
import io.github.azureml4j.local.services.ServiceAddresses;
import io.github.azureml4j.local.services.ServiceTokens;
import io.github.azureml4j.local.services.WebserviceRoutes;
import io.github.azureml4j.local.services.WebserviceService;
import io.github.azureml4j.local.storage.BlobService;
import io.github.azureml4j.local.storage.ContainerRoutes;
import io.github.azureml4j.local.storage.StorageRoutes;
import io.github.azureml4j.local.storage.StorageService;
import io.github.azureml4j.local.workspaces.DiscoveryRoutes;
import io.github.azureml4j.local.workspaces.ServiceResourceRoutes;
import io.github.azureml4j.local.workspaces.UserIdentities;
import io.github.azureml4j.local.workspaces.WorkspaceRooms;
import io.github.azureml4j.local.workspaces.WorkspaceRoutes;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** The one place that wires rooms: each service gets the services it builds on, each room's routes go into the table. */
final class LocalCloud {

    private final Ids ids = Ids.random();
    private final Faults faults = new Faults();
    private final Journal journal = new Journal(TrafficRecorder.configured());
    private final RouteTable table = new RouteTable();
    private final LongOperations operations;
    private final EntraService entra;
    private final ArmService arm;
    private final AccessService access;
    private final IdentityService userIdentities;
    private final ImdsService identities;
    private final KeyVaultService keyVaults;
    private final StorageService storage;
    private final BlobService blobs;
    private final RegistryService registries;
    private final WorkspaceService workspaces;
    private final NetworkService networks;
    private final EndpointService endpoints;
    private final ComputeService computes;
    private final DatastoreService datastores;
    private final EnvironmentService environments;
    private final ProcessService processes;
    private final ArtifactService artifacts;
    private final CodeService codes;
    private final HistoryService history;
    private final JobService jobs;
    private final ModelService models;
    private final WebserviceService services;
    private final Front front;

    LocalCloud(LocalClock clock, TlsContexts tls, LocalSettings settings) {
        operations = new LongOperations(clock, ids, settings.operationTime());
        entra = new EntraService(clock, ids);
        new EntraRoutes(entra).declare(table);
        arm = new ArmService(ids, operations);
        new ArmRoutes(arm, entra, operations, this::inside).declare(table);
        access = new AccessService(entra, arm, clock, ids);
        new RbacRoutes(access, entra.armGuard()).declare(table);
        arm.onSubscription(
                id -> access.grant(entra.defaultPrincipal().objectId(), AccessService.OWNER, "/subscriptions/" + id));
        userIdentities = new IdentityService(arm, entra);
        new IdentityRoutes(userIdentities, entra.armGuard()).declare(table);
        identities = new ImdsService(entra, userIdentities, arm.subscriptionId(), clock, ids);
        new ImdsRoutes(identities).declare(table);
        new GraphRoutes(new GraphService(entra), entra.guard(Audiences.GRAPH.toArray(String[]::new))).declare(table);
        keyVaults = new KeyVaultService(arm, access, clock, ids, operations);
        new KeyVaultRoutes(keyVaults, entra.armGuard(), entra.tokens(), this::callerAddress).declare(table);
        storage = new StorageService(arm, entra, keyVaults, this::userPrincipal, clock, ids, operations);
        blobs = new BlobService(storage, clock, ids);
        new StorageRoutes(storage, entra.armGuard()).declare(table);
        new ContainerRoutes(storage, blobs, entra, access, this::callerAddress).declare(table);
        registries = new RegistryService(arm, userIdentities, keyVaults, clock, ids, operations);
        new RegistryRoutes(registries, entra.armGuard()).declare(table);
        workspaces = new WorkspaceService(
                new WorkspaceRooms(entra, arm, access, keyVaults, storage, blobs, registries, this::userIdentity),
                clock,
                ids,
                operations);
        new WorkspaceRoutes(workspaces, entra.armGuard()).declare(table);
        new ServiceResourceRoutes(workspaces, entra.armGuard()).declare(table);
        new DiscoveryRoutes(workspaces).declare(table);
        networks = new NetworkService(workspaces, operations);
        new NetworkRoutes(networks, entra.armGuard()).declare(table);
        endpoints = new EndpointService(networks, arm, access, ids);
        new EndpointRoutes(endpoints, entra.armGuard()).declare(table);
        new ConnectionRoutes(new ConnectionService(workspaces), entra.armGuard()).declare(table);
        computes = new ComputeService(workspaces, clock, ids, operations);
        new ComputeRoutes(computes, entra.armGuard()).declare(table);
        datastores = new DatastoreService(workspaces, storage, ids);
        new DatastoreRoutes(datastores, entra.armGuard()).declare(table);
        environments = new EnvironmentService(workspaces, clock);
        new EnvironmentRoutes(environments, entra.armGuard()).declare(table);
        processes = new ProcessService(ids);
        RunTokens runTokens = new RunTokens(entra.tokens(), workspaces);
        Guard regionGuard = runTokens.guard(entra.regionGuard());
        artifacts = new ArtifactService(workspaces, blobs);
        new ArtifactRoutes(workspaces, artifacts, regionGuard).declare(table);
        codes = new CodeService(clock);
        new CodeRoutes(workspaces, codes, entra.armGuard()).declare(table);
        workspaces.onPurged(codes::forget);
        history = new HistoryService(artifacts, runTokens, clock, ids);
        new HistoryRoutes(workspaces, history, regionGuard).declare(table);
        new RunArtifactRoutes(workspaces, history, artifacts, regionGuard).declare(table);
        workspaces.onPurged(history::forget);
        jobs = new JobService(
                new JobRooms(
                        blobs, computes, datastores, environments, processes, artifacts, codes, history, identities),
                operations,
                clock,
                entra.tenantId());
        new JobRoutes(workspaces, jobs, entra.armGuard()).declare(table);
        workspaces.onDeleted(jobs::cancelAll);
        workspaces.onPurged(jobs::forget);
        models = new ModelService(datastores, blobs, history, clock);
        new ModelRoutes(workspaces, models, entra.armGuard()).declare(table);
        workspaces.onPurged(models::forget);
        ScoringService scoring = new ScoringService(processes, settings.programStartLimit());
        new ScoringRoutes(scoring).declare(table);
        services = new WebserviceService(
                computes,
                new Deployments(
                        workspaces,
                        new DeploymentFiles(artifacts, models),
                        keyVaults,
                        scoring,
                        new ServiceAddresses(tls, ids),
                        clock),
                new ServiceTokens(entra.tokens(), clock, settings.serviceTokenLifetime()),
                operations,
                clock,
                ids);
        new WebserviceRoutes(services, workspaces, entra.regionGuard()).declare(table);
        workspaces.onDeleted(services::deleteAll);
        workspaces.onDeleted(workspace -> access.forget(workspace.scope()));
        new OnlineEndpointRoutes(new OnlineEndpointService(workspaces), entra.armGuard()).declare(table);
        MonitorService monitor = new MonitorService(arm, access, workspaces, services, operations, clock, ids);
        monitor.watch(history, scoring);
        new MonitorRoutes(monitor, workspaces, entra.armGuard(), entra.tenantId()).declare(table);
        new InsightsQueryRoutes(monitor, entra.guard(Audiences.INSIGHTS.toArray(String[]::new))).declare(table);
        workspaces.onPurged(monitor::forget);
        new DeploymentRoutes(
                        new DeploymentService(arm, access, this::inside, entra.tenantId(), clock, ids, operations),
                        operations,
                        entra.armGuard())
                .declare(table);
        front = new Front(table, clock, ids, operations, faults, journal);
        front.authorizer(new RoleAuthorizer(access, arm, new ResourceFacts(workspaces, services)));
    }

    /** Told where the server listens, for what has to hand the address on (the environment of jobs). */
    void startedAt(InetSocketAddress address, String certificatePem) {
        jobs.startedAt(address, certificatePem);
    }

    LocalEntra entra() {
        return new LocalEntra(entra);
    }

    LocalVaults vaults() {
        return new LocalVaults(keyVaults);
    }

    LocalSubscriptions subscriptions() {
        return new LocalSubscriptions(arm);
    }

    /** What a room asks of the others in somebody's name, when everything stands. */
    private Reply inside(InnerRequest request) {
        return front.send(request);
    }

    AccessService access() {
        return access;
    }

    Front front() {
        return front;
    }

    Faults faults() {
        return faults;
    }

    Journal journal() {
        return journal;
    }

    ImdsService identities() {
        return identities;
    }

    LocalNetworks networks() {
        return new LocalNetworks(networks, endpoints);
    }

    /** The public address that requests seem to come from; empty where they come from a private network. */
    private Optional<String> callerAddress() {
        return Optional.of(networks.place()).filter(place -> !place.isPrivate()).map(Place::address);
    }

    private Optional<String> userPrincipal(String id) {
        return userIdentities.find(ResourceId.parse(id)).map(UserIdentity::principalId);
    }

    private Optional<UserIdentities.UserIdentity> userIdentity(ResourceId id) {
        return userIdentities
                .find(id)
                .map(found -> new UserIdentities.UserIdentity(found.clientId(), found.principalId()));
    }

    List<AnsweredOperation> routes() {
        return table.catalogue();
    }

    String tenantId() {
        return entra.tenantId();
    }

    String clientId() {
        return entra.defaultPrincipal().clientId();
    }

    String clientSecret() {
        return entra.defaultPrincipal().secret();
    }

    String subscriptionId() {
        return arm.subscriptionId();
    }

    void close() {
        jobs.close();
        processes.close();
        services.close();
        journal.close();
    }
}
