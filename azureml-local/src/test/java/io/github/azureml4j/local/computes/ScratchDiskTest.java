package io.github.azureml4j.local.computes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.identities.IdentityService;
import io.github.azureml4j.local.keyvault.KeyVaultService;
import io.github.azureml4j.local.rbac.AccessService;
import io.github.azureml4j.local.registries.RegistryService;
import io.github.azureml4j.local.storage.BlobService;
import io.github.azureml4j.local.storage.StorageService;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceRooms;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether a scratch disk is encrypted, which only the room knows (E2). */
class ScratchDiskTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final Ids ids = Ids.seeded(1);
    private final LongOperations operations = new LongOperations(clock, ids, Duration.ZERO);
    private final ArmService arm = new ArmService(ids, operations);
    private final EntraService entra = new EntraService(clock, ids);
    private final AccessService access = new AccessService(entra, arm, clock, ids);
    private final KeyVaultService vaults = new KeyVaultService(arm, access, clock, ids, operations);
    private final StorageService accounts =
            new StorageService(arm, entra, vaults, id -> Optional.empty(), clock, ids, operations);
    private final WorkspaceService workspaces = new WorkspaceService(
            new WorkspaceRooms(
                    entra,
                    arm,
                    access,
                    vaults,
                    accounts,
                    new BlobService(accounts, clock, ids),
                    new RegistryService(arm, new IdentityService(arm, entra), vaults, clock, ids, operations),
                    id -> Optional.empty()),
            clock,
            ids,
            operations);
    private final ComputeService computes = new ComputeService(workspaces, clock, ids, operations);

    @Test
    void firstClusterOfASensitiveWorkspaceIsEncrypted() {
        assertThat(encrypted(workspace(true), "first")).isTrue();
    }

    @Test
    void laterClusterIsNot() {
        WorkspaceRecord sensitive = workspace(true);
        encrypted(sensitive, "first");

        assertThat(encrypted(sensitive, "second")).isFalse();
    }

    @Test
    void clusterOfAnyOtherWorkspaceIsNot() {
        assertThat(encrypted(workspace(false), "first")).isFalse();
    }

    private boolean encrypted(WorkspaceRecord workspace, String name) {
        ObjectNode cluster = Json.object().put("location", "eastus");
        cluster.putObject("properties")
                .put("computeType", "AmlCompute")
                .putObject("properties")
                .put("vmSize", "STANDARD_DS3_V2");
        computes.begin(workspace, name, cluster);
        return computes.scratchDiskEncrypted(workspace, name);
    }

    /** A workspace as other rooms see it; this one needs no more of it. */
    private WorkspaceRecord workspace(boolean hbi) {
        ResourceId id =
                new ResourceId(arm.subscriptionId(), "rg", "Microsoft.MachineLearningServices/workspaces", "clinic");
        ObjectNode document = Json.object();
        document.putObject("properties").put("hbiWorkspace", hbi);
        return new WorkspaceRecord(id, "guid", "eastus", document);
    }
}
