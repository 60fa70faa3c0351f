package io.github.azureml4j.local.workspaces;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What other rooms get from the service without a wire. */
class WorkspaceServiceTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final Ids ids = Ids.seeded(1);
    private final LongOperations operations = new LongOperations(clock, ids, Duration.ZERO);
    private final ArmService arm = new ArmService(ids, operations);
    private final EntraService entra = new EntraService(clock, ids);
    private final AccessService access = new AccessService(entra, arm, clock, ids);
    private final KeyVaultService vaults = new KeyVaultService(arm, access, clock, ids, operations);
    private final StorageService accounts =
            new StorageService(arm, entra, vaults, id -> Optional.empty(), clock, ids, operations);
    private final BlobService blobs = new BlobService(accounts, clock, ids);
    private final RegistryService registries =
            new RegistryService(arm, new IdentityService(arm, entra), vaults, clock, ids, operations);
    private final WorkspaceService service = new WorkspaceService(
            new WorkspaceRooms(entra, arm, access, vaults, accounts, blobs, registries, id -> Optional.empty()),
            clock,
            ids,
            operations);
    private final ResourceId vault = id("Microsoft.KeyVault/vaults", "vault");

    WorkspaceServiceTest() {
        arm.createManagedGroup(arm.subscriptionId(), "rg", "eastus", "tests");
        arm.register(new OneVault());
        ObjectNode account = Json.object().put("location", "eastus").put("kind", "StorageV2");
        account.putObject("sku").put("name", "Standard_LRS");
        accounts.createAccount(id(StorageService.TYPE, "store"), account);
    }

    @Test
    void listenersSeeEveryWorkspaceComeAndGo() {
        List<String> seen = new ArrayList<>();
        service.onCreated(workspace -> seen.add("+" + workspace.name()));
        service.onDeleted(workspace -> seen.add("-" + workspace.name()));
        service.onPurged(workspace -> seen.add("--" + workspace.name()));

        WorkspaceRecord workspace = create();
        service.delete(workspace.id(), false);
        operations.settle();
        assertThat(seen).containsExactly("+clinic", "-clinic");

        service.delete(workspace.id(), true);
        operations.settle();
        assertThat(seen).containsExactly("+clinic", "-clinic", "--clinic");
    }

    @Test
    void containersAreMadeInTheAccount() {
        WorkspaceRecord workspace = create();

        blobs.put("store", workspace.defaultContainer(), "a", new byte[1]);
        blobs.append("store", WorkspaceRecord.ARTIFACT_CONTAINER, "log", new byte[2]);
        assertThat(blobs.list("store", workspace.defaultContainer(), "")).hasSize(1);
        assertThat(blobs.get("store", "azureml", "log"))
                .hasValueSatisfying(log -> assertThat(log.length()).isEqualTo(2));
    }

    @Test
    void registryIsMadeAtTheFirstCallOnly() {
        WorkspaceRecord workspace = create();
        assertThat(service.secrets().list(workspace).has("containerRegistryCredentials"))
                .isFalse();

        ResourceId registry = service.ensureRegistry(workspace);

        assertThat(service.ensureRegistry(workspace)).isEqualTo(registry);
        assertThat(arm.exists(registry)).isTrue();
        assertThat(registries.adminUserEnabled(registry)).isTrue();
        WorkspaceRecord now = service.require(arm.subscriptionId(), "rg", "clinic");
        assertThat(now.property("containerRegistry").asText()).isEqualTo(registry.text());
        assertThat(service.secrets()
                        .list(now)
                        .at("/containerRegistryCredentials/passwords/0/value")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void workspaceIsFoundByTheIdOfWhatIsInIt() {
        WorkspaceRecord workspace = create();

        assertThat(service.find(workspace.scope().toUpperCase(java.util.Locale.ROOT) + "/jobs/j"))
                .map(WorkspaceRecord::workspaceId)
                .isEqualTo(Optional.of(workspace.workspaceId()));
    }

    private WorkspaceRecord create() {
        ObjectNode body = Json.object().put("location", "East US");
        body.putObject("properties")
                .put("storageAccount", id(StorageService.TYPE, "store").text())
                .put("keyVault", vault.text());
        service.begin(WorkspaceService.id(arm.subscriptionId(), "rg", "clinic"), body);
        operations.settle();
        return service.require(arm.subscriptionId(), "rg", "clinic");
    }

    private ResourceId id(String type, String name) {
        return new ResourceId(arm.subscriptionId(), "rg", type, name);
    }

    private final class OneVault implements io.github.azureml4j.local.arm.GroupContents {

        @Override
        public Stream<ResourceId> in(String subscription, String group) {
            return Stream.of(vault);
        }

        @Override
        public void deleteAll(String subscription, String group) {}
    }
}
