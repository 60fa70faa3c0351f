package io.github.azureml4j.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.access.Role;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.keyvault.KeyVault;
import io.github.azureml4j.core.security.grants.Grant;
import io.github.azureml4j.core.security.grants.GrantReport;
import io.github.azureml4j.core.security.grants.GrantState;
import io.github.azureml4j.core.security.preflight.Finding;
import io.github.azureml4j.core.security.preflight.Preflight;
import io.github.azureml4j.core.security.preflight.PreflightException;
import io.github.azureml4j.core.security.reading.Directory;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.workspace.ProvisioningState;
import io.github.azureml4j.core.workspace.WorkspaceIdentity;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.local.front.Reply;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a customer-managed key, and the grants of the workspace's identity. */
class WorkspaceKeyOnEmulatorTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static AzureMlLocal local;
    private static AzureMl ml;
    private static KeyClient keys;
    private static String vault;
    private static int made;

    private KeyRef first;
    private Workspace workspace;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.builder().operationTime(Duration.ZERO).start();
        ml = connect(local.clientId(), local.clientSecret());
        ml.resourceGroups().create("rg", "eastus");
        Preflight.register(ml.connection(), Set.of("Microsoft.Search")).await(LIMIT);
        KeyVault made = ml.keyVaults()
                .begin("life" + UUID.randomUUID().toString().substring(0, 8), "rg", "eastus")
                .await(LIMIT);
        vault = made.id().toString();
        local.access().grant(principal(), "Key Vault Crypto Officer", vault);
        keys = new KeyClientBuilder()
                .vaultUrl(made.vaultUri().toString())
                .credential(ml.connection().credential())
                .httpClient(ml.connection().azureTransport())
                .buildClient();
    }

    private static AzureMl connect(String client, String secret) {
        return AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), client, secret))
                .subscription(local.subscriptionId())
                .sleeper(local.clock()::advance)
                .build();
    }

    @AfterAll
    static void stop() {
        ml.close();
        local.close();
    }

    @BeforeEach
    void makeWorkspace() {
        String name = "key" + made++;
        first = newVersion(name);
        workspace = Workspace.create()
                .name(name)
                .resourceGroup("rg")
                .location("eastus")
                .tag("team", "radiology")
                .cmk(vault, first.uri())
                .begin(ml)
                .await(LIMIT);
    }

    @Test
    void rotationChangesTheKeyIdentifierAndNothingElse() {
        KeyRef next = newVersion(first.name());
        workspace.security().rotateKey(next).await(LIMIT);
        assertThat(workspace.details().cmk()).contains(next);
        assertThat(workspace.details().tags()).containsEntry("team", "radiology");
        assertThat(workspace.security().keyState().findings()).isEmpty();
    }

    @Test
    void rotationBegunAgainOrResumedSendsNoSecondChange() {
        KeyRef next = newVersion(first.name());
        Operation<Workspace> rotation = workspace.security().rotateKey(next);
        String token = rotation.resumeToken();
        workspace.security().rotateKey(next).await(LIMIT);
        workspace.security().resumeKeyRotation(token).await(LIMIT);
        assertThat(patches()).isEqualTo(1);
        assertThat(workspace.details().cmk()).contains(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed", "Canceled"})
    void rotationThatFailedIsBegunAgainByAnotherRequest(String ended) {
        KeyRef next = newVersion(first.name());
        workspace.security().rotateKey(next).await(LIMIT);
        ObjectNode failed = (ObjectNode) workspace.details().document();
        failed.withObject("/properties").put("provisioningState", ended);
        String scope = workspace.id().scope();
        local.faults().next(x -> x.method().equals("GET") && x.rawPath().equals(scope), () -> Reply.json(200, failed));
        workspace.security().rotateKey(next).await(LIMIT);
        assertThat(patches()).isEqualTo(2);
        assertThat(workspace.details().provisioningState()).isEqualTo(ProvisioningState.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"kind\":null,\"workspace\":\"w\",\"key\":\"k\"}",
                "{\"kind\":\"workspace.rotateKey\",\"workspace\":null,\"key\":\"k\"}",
                "{\"kind\":\"workspace.rotateKey\",\"workspace\":\"w\",\"key\":null}"
            })
    void tokenThatIsDamagedIsRefused(String token) {
        assertThatThrownBy(() -> workspace.security().resumeKeyRotation(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not the resume token of a key rotation");
    }

    @Test
    void newVersionThatCannotBeUsedIsRefusedBeforeAnyChange() {
        KeyRef next = newVersion(first.name());
        enable(next, false);
        assertThatThrownBy(() -> workspace.security().rotateKey(next))
                .isInstanceOf(PreflightException.class)
                .hasMessageContaining("CMK_KEY_DISABLED");
        assertThat(patches()).isZero();
    }

    @Test
    void oldVersionThatIsRevokedStopsARotation() {
        KeyRef next = newVersion(first.name());
        enable(first, false);
        assertThatThrownBy(() -> workspace.security().rotateKey(next))
                .isInstanceOf(PreflightException.class)
                .hasMessageContaining("CMK_OLD_KEY_UNUSABLE");
        assertThat(patches()).isZero();
    }

    @Test
    void oldVersionThatHasExpiredIsRotatedAway() {
        KeyRef next = newVersion(first.name());
        keys.updateKeyProperties(keys.getKey(first.name(), first.version())
                .getProperties()
                .setExpiresOn(OffsetDateTime.ofInstant(local.clock().instant(), ZoneOffset.UTC)
                        .minusHours(2)));
        workspace.security().rotateKey(next).await(LIMIT);
        assertThat(workspace.details().cmk()).contains(next);
    }

    @Test
    void rotationWaitsForAnotherChangeAndSendsOneRequest() {
        KeyRef next = newVersion(first.name());
        ObjectNode busy = (ObjectNode) workspace.details().document();
        busy.withObject("/properties").put("provisioningState", "Updating");
        String scope = workspace.id().scope();
        local.faults().next(x -> x.method().equals("GET") && x.rawPath().equals(scope), () -> Reply.json(200, busy));
        Operation<Workspace> rotation = workspace.security().rotateKey(next);
        assertThat(patches()).isZero();
        String token = rotation.resumeToken();
        rotation.await(LIMIT);
        workspace.security().resumeKeyRotation(token).await(LIMIT);
        assertThat(patches()).isEqualTo(1);
        assertThat(workspace.details().cmk()).contains(next);
    }

    @Test
    void tokenOfAnotherWorkspaceIsRefused() {
        String token = workspace.security().rotateKey(newVersion(first.name())).resumeToken();
        makeWorkspace();
        assertThatThrownBy(() -> workspace.security().resumeKeyRotation(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another workspace");
        assertThatThrownBy(() -> workspace.security().resumeKeyRotation("{}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** What could not be seen is told so, and not as well. */
    @Test
    void keyThatCannotBeReadIsNotSaidToBeUsable() {
        LocalApplication reader = local.entra().addApplication("looker");
        local.access().grant(reader.objectId(), "Reader", workspace.id().scope());
        try (AzureMl looker = connect(reader.clientId(), reader.secret())) {
            KeyState state = looker.workspaces()
                    .get("rg", workspace.id().name())
                    .security()
                    .keyState();
            assertThat(state.findings()).extracting(Finding::code).contains("CMK_VAULT_UNREADABLE");
            assertThat(state.isKnown()).isFalse();
            assertThat(state.consequence()).contains("could not be seen");
        }
    }

    @Test
    void revokedKeyIsToldWithWhatFollowsAndHealsWhenRestored() {
        enable(first, false);
        KeyState revoked = workspace.security().keyState();
        assertThat(revoked.isUsable()).isFalse();
        assertThat(revoked.findings()).extracting(Finding::code).containsExactly("CMK_KEY_DISABLED");
        assertThat(revoked.consequence()).contains("hour");
        enable(first, true);
        assertThat(workspace.security().keyState().isUsable()).isTrue();
    }

    /** Such a workspace has no principal of its own, and the service gives its identity nothing. */
    @Test
    void keyOfAWorkspaceThatActsAsAnIdentityIsReadByThatIdentity() {
        String identity = ArmId.of(
                        local.subscriptionId(),
                        "rg",
                        "Microsoft.ManagedIdentity/userAssignedIdentities",
                        "actor" + made)
                .toString();
        String principal = ml.connection()
                .arm()
                .put(identity)
                .apiVersion("2023-01-31")
                .json(Map.of("location", "eastus"))
                .json()
                .at("/properties/principalId")
                .asText();
        local.access().grant(principal, "Key Vault Crypto Service Encryption User", vault);
        Workspace acting = Workspace.create()
                .name("acting" + made)
                .resourceGroup("rg")
                .location("eastus")
                .identity(WorkspaceIdentity.userAssigned(identity))
                .cmk(vault, first.uri())
                .begin(ml)
                .await(LIMIT);
        assertThat(acting.security().keyState().findings()).isEmpty();
        assertThat(acting.security().grants().report().principalId()).isEqualTo(principal);

        local.access().revoke(principal, "Key Vault Crypto Service Encryption User", vault);
        assertThat(acting.security().keyState().findings())
                .extracting(Finding::code)
                .containsExactly("CMK_READER_WITHOUT_ACCESS");
    }

    @Test
    void workspaceWithoutAKeyOfItsOwnSaysSo() {
        Workspace plain = Workspace.create()
                .name("plain" + made++)
                .resourceGroup("rg")
                .location("eastus")
                .begin(ml)
                .await(LIMIT);
        assertThat(plain.security().keyState().customerKey()).isEmpty();
        assertThatThrownBy(() -> plain.security().rotateKey(first))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("at creation");
    }

    @Test
    void grantsOfTheTableAreThereAfterCreation() {
        GrantReport report = workspace.security().grants().report();
        assertThat(report.isComplete()).as(report.toString()).isTrue();
        assertThat(report.grants()).extracting(Grant::right).contains("Contributor", "Storage Blob Data Contributor");
    }

    @Test
    void grantThatWasTakenIsMissingAndRepaired() {
        String storage = workspace.details().storageAccount().orElseThrow();
        String identity = workspace.security().grants().report().principalId();
        ml.access(storage).unshare(identity, Role.BLOB_DATA_CONTRIBUTOR);
        assertThat(workspace.security().grants().report().missing())
                .extracting(Grant::resource)
                .containsExactly(storage);
        assertThat(workspace.security().grants().repair().isComplete()).isTrue();
    }

    @Test
    void groupsThatTheIdentityShallNotHaveAreNotGivenByARepair() {
        Workspace narrow = Workspace.create()
                .name("narrow" + made++)
                .resourceGroup("rg")
                .location("eastus")
                .allowRoleAssignmentOnRG(false)
                .begin(ml)
                .await(LIMIT);
        String identity = narrow.security().grants().report().principalId();
        ml.access(narrow.details().storageAccount().orElseThrow()).unshare(identity, Role.BLOB_DATA_CONTRIBUTOR);

        assertThat(narrow.security().grants().repair().isComplete()).isTrue();

        String group = "/subscriptions/" + local.subscriptionId() + "/resourceGroups/rg";
        assertThat(ml.access(group).assignmentsOf(identity)).isEmpty();
    }

    /** Who is in a group is not read, and so nothing is given that may be there already. */
    @Test
    void vaultThatAGroupMayOpenIsNotSaidToBeClosedAndGetsNoPolicy() {
        String identity = workspace.security().grants().report().principalId();
        String group = local.entra().addGroup("identities").objectId();
        ServiceClient own = ml.connection()
                .arm()
                .at(workspace.details().keyVault().orElseThrow())
                .apiVersion("2023-07-01");
        ArrayNode policies = (ArrayNode) own.get("").json().at("/properties/accessPolicies");
        policies.forEach(policy -> {
            if (policy.path("objectId").asText().equals(identity)) {
                ((ObjectNode) policy).put("objectId", group);
            }
        });
        own.patch("")
                .json(Map.of("properties", Map.of("accessPolicies", policies)))
                .send();
        ml.access(workspace.details().storageAccount().orElseThrow()).unshare(identity, Role.BLOB_DATA_CONTRIBUTOR);

        assertThat(workspace.security().grants().report().grants())
                .filteredOn(grant -> grant.right().startsWith("all keys"))
                .singleElement()
                .satisfies(grant -> assertThat(grant.state()).isEqualTo(GrantState.UNKNOWN))
                .satisfies(
                        grant -> assertThat(grant.evidence()).contains("an access policy of a group may apply", group));
        workspace.security().grants().repair();
        assertThat(local.requests().entries())
                .filteredOn(entry -> entry.path().endsWith("/accessPolicies/add"))
                .isEmpty();
    }

    @Test
    void applicationsOfTheServiceAreListedByName() {
        String aml = local.entra().addApplication("aml-eastus-1234").objectId();
        String other = local.entra().addApplication("payroll").objectId();
        local.access().grant(aml, "Contributor", "/subscriptions/" + local.subscriptionId());
        local.access().grant(other, "Contributor", "/subscriptions/" + local.subscriptionId());
        assertThat(workspace.security().grants().subscriptionApplications())
                .extracting("objectId")
                .contains(aml)
                .doesNotContain(other);
    }

    private long patches() {
        return local.requests().entries().stream()
                .filter(entry -> entry.method().equals("PATCH"))
                .filter(entry -> entry.path().equals(workspace.id().scope()))
                .count();
    }

    private static KeyRef newVersion(String name) {
        return KeyRef.parse(keys.createRsaKey(new CreateRsaKeyOptions(name).setKeySize(2048))
                .getId());
    }

    private static void enable(KeyRef key, boolean may) {
        keys.updateKeyProperties(
                keys.getKey(key.name(), key.version()).getProperties().setEnabled(may));
    }

    private static String principal() {
        return new Directory(new Reader(ml.connection()))
                .ofApplication(local.clientId())
                .value()
                .orElseThrow()
                .objectId();
    }
}
