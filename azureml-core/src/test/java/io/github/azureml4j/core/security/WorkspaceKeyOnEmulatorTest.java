package io.github.azureml4j.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.access.Role;
import io.github.azureml4j.core.keyvault.KeyVault;
import io.github.azureml4j.core.security.grants.Grant;
import io.github.azureml4j.core.security.grants.GrantReport;
import io.github.azureml4j.core.security.preflight.Finding;
import io.github.azureml4j.core.security.preflight.Preflight;
import io.github.azureml4j.core.security.preflight.PreflightException;
import io.github.azureml4j.core.security.reading.Directory;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.local.AzureMlLocal;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
        ml = AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .sleeper(local.clock()::advance)
                .build();
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
    void revokedKeyIsToldWithWhatFollowsAndHealsWhenRestored() {
        enable(first, false);
        KeyState revoked = workspace.security().keyState();
        assertThat(revoked.isUsable()).isFalse();
        assertThat(revoked.findings()).extracting(Finding::code).containsExactly("CMK_KEY_DISABLED");
        assertThat(revoked.consequence()).contains("hour");
        enable(first, true);
        assertThat(workspace.security().keyState().isUsable()).isTrue();
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
