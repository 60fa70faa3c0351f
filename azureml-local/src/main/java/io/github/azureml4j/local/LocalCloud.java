package io.github.azureml4j.local;

import io.github.azureml4j.local.arm.ArmRoutes;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.entra.EntraRoutes;
import io.github.azureml4j.local.entra.Audiences;
import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.front.Faults;
import io.github.azureml4j.local.front.Front;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Journal;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.TrafficRecorder;
import io.github.azureml4j.local.http.CertificateAuthority;
import io.github.azureml4j.local.http.TlsContexts;
import io.github.azureml4j.local.keyvault.KeyVaultRoutes;
import io.github.azureml4j.local.keyvault.KeyVaultService;
import io.github.azureml4j.local.storage.BlobService;
import io.github.azureml4j.local.storage.ContainerRoutes;
import io.github.azureml4j.local.storage.StorageRoutes;
import io.github.azureml4j.local.storage.StorageService;
import io.github.azureml4j.local.workspaces.DiscoveryRoutes;
import io.github.azureml4j.local.workspaces.ServiceResourceRoutes;
import io.github.azureml4j.local.workspaces.WorkspaceRoutes;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.net.InetSocketAddress;
import java.time.Duration;

/** The one place that wires rooms: each service gets the services it builds on, each room's routes go into the table. */
final class LocalCloud {

    private final Ids ids = Ids.random();
    private final Faults faults = new Faults();
    private final Journal journal = new Journal(TrafficRecorder.configured());
    private final RouteTable table = new RouteTable();
    private final LongOperations operations;
    private final EntraService entra;
    private final ArmService arm;
    private final KeyVaultService keyVaults;
    private final StorageService storage;
    private final BlobService blobs;
    private final WorkspaceService workspaces;
    private final Front front;

    LocalCloud(LocalClock clock, TlsContexts tls, CertificateAuthority authority, Duration operationTime) {
        operations = new LongOperations(clock, ids, operationTime);
        entra = new EntraService(clock, ids);
        new EntraRoutes(entra).declare(table);
        arm = new ArmService(ids, operations);
        new ArmRoutes(arm, entra.armGuard(), operations, ids, entra.tenantId()).declare(table);
        keyVaults = new KeyVaultService(arm, clock, ids, operations);
        new KeyVaultRoutes(keyVaults, entra.armGuard(), entra.tokens()).declare(table);
        storage = new StorageService(arm, clock, ids, operations);
        blobs = new BlobService(storage, clock, ids);
        new StorageRoutes(storage, entra.armGuard()).declare(table);
        new ContainerRoutes(storage, blobs, entra.guard(Audiences.STORAGE.toArray(String[]::new))).declare(table);
        workspaces = new WorkspaceService(arm, storage, blobs, entra.tenantId(), clock, ids, operations);
        new WorkspaceRoutes(workspaces, entra.armGuard()).declare(table);
        new ServiceResourceRoutes(workspaces, entra.armGuard()).declare(table);
        new DiscoveryRoutes(workspaces).declare(table);
        front = new Front(table, clock, ids, operations, faults, journal);
    }

    /** Told where the server listens, for what has to hand the address on (the environment of jobs). */
    void startedAt(InetSocketAddress address) {}

    Front front() {
        return front;
    }

    Faults faults() {
        return faults;
    }

    Journal journal() {
        return journal;
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

    void close() {}
}
