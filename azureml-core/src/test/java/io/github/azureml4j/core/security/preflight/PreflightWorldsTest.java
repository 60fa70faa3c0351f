package io.github.azureml4j.core.security.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.security.keyvault.keys.models.CreateEcKeyOptions;
import com.azure.security.keyvault.keys.models.KeyOperation;
import com.azure.security.keyvault.keys.models.KeyProperties;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.local.front.JournalEntry;
import io.github.azureml4j.local.front.Reply;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Worlds with a single fault each: preflight tells exactly that one, by reads alone; the world without a fault has no finding. */
class PreflightWorldsTest {
    record Fault(String code, String name, Consumer<World> spoil) {
        @Override
        public String toString() {
            return code + ": " + name;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(keyNames(), vaults(), keys(), surroundings(), resources(), unreadable())
                .flatMap(each -> each);
    }

    @Test
    void cleanWorldHasNoFinding() {
        try (World world = World.clean()) {
            int before = world.local.requests().entries().size();
            assertThat(world.preflight().findings()).isEmpty();
            assertThat(world.preflight().isClean()).isTrue();
            assertThat(world.since(before)).extracting(JournalEntry::method).containsOnly("GET");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void oneFaultIsTheOneFinding(Fault fault) {
        try (World world = World.clean()) {
            fault.spoil().accept(world);
            int before = world.local.requests().entries().size();
            PreflightResult result = world.preflight();
            assertThat(result.findings())
                    .as(result.toString())
                    .extracting(Finding::code)
                    .containsExactly(fault.code());
            assertThat(result.findings().get(0).remedy()).isNotBlank();
            assertThat(world.since(before)).extracting(JournalEntry::method).containsOnly("GET");
            if (!result.blockers().isEmpty()) {
                assertThatThrownBy(result::requireNoBlockers)
                        .isInstanceOf(PreflightException.class)
                        .hasMessageContaining(fault.code())
                        .hasMessageContaining(result.blockers().get(0).remedy());
            }
        }
    }

    /** Creation itself looks first, and sends nothing that changes anything when it finds a blocker. */
    @Test
    void creationStopsBeforeItsFirstPut() {
        try (World world = World.clean()) {
            change(world, key -> key.setEnabled(false));
            int before = world.local.requests().entries().size();
            assertThatThrownBy(() -> Workspace.create()
                            .name("clinic")
                            .resourceGroup(World.GROUP)
                            .location(World.REGION)
                            .hbi(true)
                            .cmk(world.vault.toString(), world.key().uri())
                            .begin(world.ml))
                    .isInstanceOf(PreflightException.class)
                    .hasMessageContaining("CMK_KEY_DISABLED");
            assertThat(world.since(before)).extracting(JournalEntry::method).containsOnly("GET");
        }
    }

    private static Stream<Fault> keyNames() {
        String elsewhere =
                "/subscriptions/99999999-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/";
        return Stream.of(
                new Fault(
                        "CMK_KEY_URI_MALFORMED",
                        "no version",
                        w -> w.cmk(w.vault.toString(), w.key().versionlessUri())),
                new Fault(
                        "CMK_VAULT_ID_MALFORMED",
                        "a storage account",
                        w -> w.cmk(w.storage().toString(), w.key().uri())),
                new Fault(
                        "CMK_VAULT_OTHER_CLOUD",
                        "vault of China",
                        w -> w.cmk(w.vault.toString(), w.key().uri().replace("vault.azure.net", "vault.azure.cn"))),
                new Fault(
                        "CMK_KEY_OF_MANAGED_HSM",
                        "no vault at all",
                        w -> w.cmk(
                                w.vault.toString(), w.key().uri().replace("vault.azure.net", "managedhsm.azure.net"))),
                new Fault(
                        "CMK_KEY_OF_OTHER_VAULT",
                        "two vaults",
                        w -> w.cmk(w.vault("another-vault").toString(), w.key().uri())),
                new Fault(
                        "CMK_VAULT_OTHER_SUBSCRIPTION",
                        "another subscription",
                        w -> w.cmk(elsewhere + w.vault.name(), w.key().uri())));
    }

    private static Stream<Fault> vaults() {
        return Stream.of(
                new Fault(
                        "CMK_VAULT_MISSING",
                        "never was",
                        w -> w.cmk(
                                w.vault("nobodys-vault").toString(), "https://nobodys-vault.vault.azure.net/keys/k/1")),
                new Fault("CMK_VAULT_SOFT_DELETED", "deleted", w -> w.delete(w.vault.toString(), "2023-07-01")),
                new Fault("CMK_VAULT_OTHER_REGION", "one ocean away", w -> w.moveKey("westeurope", vault -> {})),
                new Fault(
                        "CMK_VAULT_WITHOUT_SOFT_DELETE",
                        "made before December 2020",
                        w -> w.local.vaults().withoutSoftDelete(w.vault.toString())),
                new Fault(
                        "CMK_VAULT_WITHOUT_PURGE_PROTECTION",
                        "by default",
                        w -> w.moveKey(World.REGION, vault -> vault.remove("enablePurgeProtection"))),
                new Fault(
                        "CMK_VAULT_NETWORK_BLOCKS",
                        "nobody passes, not even who asks",
                        w -> w.makeVault(vault -> vault.putObject("networkAcls")
                                .put("defaultAction", "Deny")
                                .put("bypass", "None"))),
                new Fault(
                        "CMK_VAULT_NETWORK_BLOCKS",
                        "closed to the public network and to services",
                        w -> w.makeVault(vault -> vault.put("publicNetworkAccess", "Disabled")
                                .putObject("networkAcls")
                                .put("defaultAction", "Allow")
                                .put("bypass", "None"))),
                new Fault(
                        "CMK_SERVICE_WITHOUT_ACCESS",
                        "no policy for the service",
                        w -> w.makeVault(
                                vault -> vault.withArray("accessPolicies").remove(1))),
                new Fault(
                        "CMK_SERVICE_WITHOUT_ACCESS",
                        "a vault on roles, none given",
                        w -> w.moveKey(World.REGION, vault -> vault.put("enableRbacAuthorization", true))));
    }

    private static Stream<Fault> keys() {
        return Stream.of(
                new Fault(
                        "CMK_KEY_MISSING",
                        "never was",
                        w -> w.cmk(
                                w.vault.toString(),
                                w.key().vaultUrl() + "/keys/nobodys/0123456789abcdef0123456789abcdef")),
                new Fault(
                        "CMK_KEY_SOFT_DELETED",
                        "deleted",
                        w -> w.keys().beginDeleteKey("cmk").poll()),
                new Fault("CMK_KEY_DISABLED", "revoked", w -> change(w, key -> key.setEnabled(false))),
                new Fault(
                        "CMK_KEY_NOT_YET_VALID",
                        "tomorrow",
                        w -> change(
                                w,
                                key -> key.setNotBefore(
                                        OffsetDateTime.now(ZoneOffset.UTC).plusDays(1)))),
                new Fault(
                        "CMK_KEY_EXPIRED",
                        "yesterday",
                        w -> change(
                                w,
                                key -> key.setExpiresOn(
                                        OffsetDateTime.now(ZoneOffset.UTC).minusDays(1)))),
                new Fault(
                        "CMK_KEY_EXPIRES_SOON",
                        "next week",
                        w -> change(
                                w,
                                key -> key.setExpiresOn(
                                        OffsetDateTime.now(ZoneOffset.UTC).plusDays(7)))),
                new Fault(
                        "CMK_KEY_NOT_RSA",
                        "elliptic, which signs and verifies only",
                        w -> w.cmk(
                                w.vault.toString(),
                                w.keys()
                                        .createEcKey(new CreateEcKeyOptions("elliptic"))
                                        .getId())),
                new Fault("CMK_KEY_MISSING", "told by Resource Manager, since the vault is closed to the caller", w -> {
                    w.actWithout("Microsoft.Search/searchServices/write");
                    w.cmk(w.vault.toString(), w.key().vaultUrl() + "/keys/nobodys/0123456789abcdef0123456789abcdef");
                }),
                new Fault("CMK_KEY_SIZE", "scripted: no vault makes or takes a key of 1024 bits", w -> {
                    w.makeVault(vault -> vault.withArray("accessPolicies").remove(0));
                    ObjectNode key = w.node();
                    key.putObject("properties")
                            .put("kty", "RSA")
                            .put("keySize", 1024)
                            .putArray("keyOps")
                            .add("wrapKey")
                            .add("unwrapKey");
                    w.answer(w.vault + "/keys/cmk/versions/" + w.key().version(), 200, key);
                }),
                new Fault(
                        "CMK_KEY_WITHOUT_WRAPPING",
                        "for signing",
                        w -> w.cmk(w.vault.toString(), w.makeKey("signer", 2048, KeyOperation.SIGN))));
    }

    private static Stream<Fault> surroundings() {
        return Stream.of(
                new Fault(
                        "CMK_PROVIDER_NOT_REGISTERED",
                        "Cosmos DB",
                        w -> w.local.subscriptions().unregister(w.subscription, "Microsoft.DocumentDB")),
                new Fault(
                        "PROVIDER_NOT_REGISTERED",
                        "registries",
                        w -> w.local.subscriptions().unregister(w.subscription, "Microsoft.ContainerRegistry")),
                new Fault(
                        "CMK_APPLICATION_NOT_AUTHORISED",
                        "never authorised",
                        w -> w.local
                                .access()
                                .revoke(
                                        w.objectId(ApplicationCheck.APPLICATION),
                                        "Contributor",
                                        "/subscriptions/" + w.subscription)),
                new Fault("HBI_EARLIER_CLUSTERS", "a cluster elsewhere", PreflightWorldsTest::makeCluster),
                new Fault("LOCATION_NOT_OFFERED", "scripted: the emulator is at home in every region", w -> {
                    ObjectNode provider = w.node().put("registrationState", "Registered");
                    ObjectNode type = provider.withArray("resourceTypes").addObject();
                    type.put("resourceType", "workspaces").putArray("locations").add("West Europe");
                    w.answer(
                            "/subscriptions/" + w.subscription + "/providers/Microsoft.MachineLearningServices",
                            200,
                            provider);
                }),
                new Fault(
                        "RESOURCE_GROUP_MISSING",
                        "deleted",
                        w -> w.subject(new PreflightSubject(
                                new WorkspaceId(w.subscription, "rg-nowhere", "clinic"),
                                World.REGION,
                                true,
                                w.subject().cmk(),
                                w.subject().existing(),
                                List.of(),
                                List.of(),
                                false))),
                new Fault("WORKSPACE_EXISTS", "the same name", w -> makeWorkspace(w, "clinic")),
                new Fault("CALLER_MAY_NOT_CREATE", "a reader of the subscription", PreflightWorldsTest::becomeReader));
    }

    private static Stream<Fault> resources() {
        return Stream.of(
                new Fault(
                        "STORAGE_ACCOUNT_MISSING",
                        "a typing mistake",
                        w -> w.subject(w.subject()
                                .existing(List.of(w.id(World.GROUP, "Microsoft.Storage/storageAccounts", "nobodys")
                                        .toString())))),
                new Fault(
                        "STORAGE_ACCOUNT_HIERARCHICAL",
                        "a data lake",
                        w -> w.standOn("cliniclake1", "StorageV2", "Standard_LRS", Map.of("isHnsEnabled", true))),
                new Fault(
                        "STORAGE_ACCOUNT_PREMIUM",
                        "fast disks",
                        w -> w.standOn("clinicfast1", "StorageV2", "Premium_LRS", Map.of())),
                new Fault("CONTAINER_REGISTRY_MISSING", "a typing mistake", w -> existing(w, registry(w))),
                new Fault("CONTAINER_REGISTRY_WITHOUT_ADMIN", "by default", w -> {
                    w.put(
                            registry(w).toString(),
                            "2023-07-01",
                            Map.of("location", World.REGION, "sku", Map.of("name", "Standard")));
                    existing(w, registry(w));
                }),
                new Fault(
                        "KEY_VAULT_MISSING",
                        "a typing mistake",
                        w -> existing(w, w.id(World.GROUP, "Microsoft.KeyVault/vaults", "nobodys-vault"))),
                new Fault(
                        "APPLICATION_INSIGHTS_MISSING",
                        "a typing mistake",
                        w -> existing(w, w.id(World.GROUP, "Microsoft.Insights/components", "nobodys"))),
                new Fault("KEY_VAULT_SOFT_DELETED", "the planned name", w -> {
                    ArmId planned = w.id(World.GROUP, "Microsoft.KeyVault/vaults", w.vault.name() + "b");
                    w.ml.keyVaults()
                            .begin(planned.name(), World.GROUP, World.REGION)
                            .await(Duration.ofMinutes(1));
                    w.ml.keyVaults().delete(World.GROUP, planned.name());
                    w.subject(w.subject().planned(List.of(planned.toString())));
                }),
                new Fault(
                        "IDENTITY_MISSING",
                        "a typing mistake",
                        w -> w.subject(w.subject().identities(List.of(identity(w))))),
                new Fault("CMK_READER_MISSING", "a typing mistake", PreflightWorldsTest::read),
                new Fault("CMK_READER_WITHOUT_ACCESS", "an identity without a policy", w -> {
                    makeIdentity(w);
                    read(w);
                }),
                new Fault("CMK_READER_WITHOUT_ACCESS", "an identity without a policy, a person with one", w -> {
                    makeIdentity(w);
                    w.makeVault(vault -> permit(
                            vault,
                            w,
                            w.local.entra().addUser("ada", "Passw0rd!").objectId()));
                    read(w);
                }),
                new Fault("CMK_READER_WITHOUT_ACCESS", "an identity without a role", w -> {
                    makeIdentity(w);
                    w.moveKey(World.REGION, vault -> vault.put("enableRbacAuthorization", true));
                    CmkRequest cmk = Objects.requireNonNull(w.subject().cmk());
                    w.subject(w.subject().cmk(new CmkRequest(cmk.keyVaultId(), cmk.keyUri(), identity(w))));
                }));
    }

    /** Callers who may do everything but one thing, as an organisation's own role leaves it out. */
    private static Stream<Fault> unreadable() {
        return Stream.of(
                new Fault(
                        "CMK_KEY_UNREADABLE",
                        "neither by the vault nor by Resource Manager",
                        w -> w.actWithout("Microsoft.KeyVault/vaults/keys/versions/read")),
                new Fault("CMK_READER_UNREADABLE", "a policy of a group, which may hold the identity", w -> {
                    makeIdentity(w);
                    w.makeVault(vault ->
                            permit(vault, w, w.local.entra().addGroup("readers").objectId()));
                    read(w);
                }),
                new Fault("CMK_READER_UNREADABLE", "identities", w -> {
                    makeIdentity(w);
                    read(w);
                    w.actWithoutButWithKeys("Microsoft.ManagedIdentity/userAssignedIdentities/read");
                }),
                without("RESOURCE_GROUP_UNREADABLE", "Microsoft.Resources/subscriptions/resourceGroups/read"),
                without("PERMISSIONS_UNREADABLE", "Microsoft.Authorization/permissions/read"),
                without("CMK_VAULT_UNREADABLE", "Microsoft.KeyVault/vaults/read"),
                without("PROVIDER_UNREADABLE", "Microsoft.Resources/subscriptions/providers/read"),
                without("STORAGE_ACCOUNT_UNREADABLE", "Microsoft.Storage/storageAccounts/read"),
                without("KEY_VAULT_NAME_UNREADABLE", "Microsoft.KeyVault/locations/deletedVaults/read"),
                new Fault("WORKSPACE_UNREADABLE", "no workspaces to be seen, of no HBI", w -> {
                    w.subject(w.subject().hbi(false));
                    w.actWithoutButWithKeys("Microsoft.MachineLearningServices/workspaces/read");
                }),
                new Fault("HBI_EARLIER_CLUSTERS_UNREADABLE", "computes refused", w -> {
                    makeWorkspace(w, "other");
                    w.actWithoutButWithKeys("Microsoft.MachineLearningServices/workspaces/computes/read");
                }),
                new Fault("HBI_EARLIER_CLUSTERS_UNREADABLE", "the list leaves out what the caller may not see", w -> {
                    w.subject(w.subject().cmk(null));
                    w.actWithout("Microsoft.Authorization/roleAssignments/read");
                }),
                new Fault("CMK_APPLICATION_UNREADABLE", "assignments refused", w -> {
                    w.subject(w.subject().hbi(false));
                    w.actWithoutButWithKeys("Microsoft.Authorization/roleAssignments/read");
                }),
                new Fault(
                        "CMK_APPLICATION_UNREADABLE",
                        "scripted: the emulator's directory refuses nobody",
                        w -> w.local
                                .faults()
                                .next(
                                        x -> String.valueOf(x.query("$filter")).contains(ApplicationCheck.APPLICATION),
                                        () -> Reply.json(403, w.node()))));
    }

    private static Fault without(String code, String action) {
        return new Fault(code, "no " + action, world -> world.actWithoutButWithKeys(action));
    }

    /** A cluster that was found counts, though another workspace does not show its own. */
    @Test
    void clusterIsFoundBesideAWorkspaceThatShowsNone() {
        try (World world = World.clean()) {
            makeWorkspace(world, "aaa");
            makeCluster(world);
            world.local
                    .faults()
                    .next(x -> x.rawPath().endsWith("/workspaces/aaa/computes"), () -> Reply.json(403, world.node()));
            assertThat(world.preflight().findings()).extracting(Finding::code).containsExactly("HBI_EARLIER_CLUSTERS");
        }
    }

    /** Nothing is made in the customer's subscription, so that nothing there needs to be ready for it. */
    @Test
    void keyForStoresOfTheServiceNeedsNeitherProvidersNorTheApplication() {
        try (World world = World.clean()) {
            world.local.subscriptions().unregister(world.subscription, "Microsoft.DocumentDB");
            world.local
                    .access()
                    .revoke(
                            world.objectId(ApplicationCheck.APPLICATION),
                            "Contributor",
                            "/subscriptions/" + world.subscription);
            world.makeVault(vault -> vault.withArray("accessPolicies").remove(1));
            CmkRequest cmk = Objects.requireNonNull(world.subject().cmk());
            world.subject(world.subject().cmk(new CmkRequest(cmk.keyVaultId(), cmk.keyUri(), null, true)));
            assertThat(world.preflight().findings()).isEmpty();
        }
    }

    private static void change(World world, Consumer<KeyProperties> change) {
        KeyProperties properties = world.keys().getKey("cmk").getProperties();
        change.accept(properties);
        world.keys().updateKeyProperties(properties);
    }

    private static void existing(World world, ArmId id) {
        world.subject(world.subject().existing(List.of(world.storage().toString(), id.toString())));
    }

    private static ArmId registry(World world) {
        return world.id(World.GROUP, "Microsoft.ContainerRegistry/registries", "clinicregistry1");
    }

    private static String identity(World world) {
        return world.id(World.GROUP, "Microsoft.ManagedIdentity/userAssignedIdentities", "nobody")
                .toString();
    }

    private static void permit(ObjectNode vault, World world, String objectId) {
        ObjectNode policy = vault.withArray("accessPolicies").addObject();
        policy.put("tenantId", world.local.tenantId()).put("objectId", objectId);
        policy.putObject("permissions").putArray("keys").add("all");
    }

    private static void makeIdentity(World world) {
        world.put(identity(world), "2023-01-31", Map.of("location", World.REGION));
    }

    private static void read(World world) {
        world.subject(world.subject()
                .cmk(new CmkRequest(world.vault.toString(), world.key().uri(), identity(world))));
    }

    private static Workspace makeWorkspace(World world, String name) {
        return Workspace.create()
                .name(name)
                .resourceGroup(World.GROUP)
                .location(World.REGION)
                .begin(world.ml)
                .await(Duration.ofMinutes(1));
    }

    private static void makeCluster(World world) {
        String workspace = makeWorkspace(world, "other").id().scope();
        world.put(
                workspace + "/computes/cpu",
                "2024-04-01",
                Map.of(
                        "location",
                        World.REGION,
                        "properties",
                        Map.of("computeType", "AmlCompute", "properties", Map.of("vmSize", "STANDARD_DS3_V2"))));
    }

    /** The caller still reads the whole subscription and the keys. */
    private static void becomeReader(World world) {
        LocalApplication reader = world.local.entra().addApplication("reader");
        world.local.access().grant(reader.objectId(), "Reader", "/subscriptions/" + world.subscription);
        world.makeVault(vault -> {
            vault.withArray("accessPolicies")
                    .addObject()
                    .put("tenantId", world.local.tenantId())
                    .put("objectId", reader.objectId())
                    .putObject("permissions")
                    .putArray("keys")
                    .add("get");
        });
        world.actAs(reader.clientId(), reader.secret());
    }
}
