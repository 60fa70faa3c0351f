package io.github.azureml4j.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.auth.CachedCredential;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.NotFoundException;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.OperationProgress;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.keyvault.KeyVault;
import io.github.azureml4j.core.security.preflight.PreflightException;
import io.github.azureml4j.local.AzureMlLocal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Workspaces from nothing to nothing against the embedded service, through its proxy and with its trust anchor. */
class WorkspaceLifecycleTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static AzureMlLocal local;
    private static AzureMl ml;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        ml = AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .build();
        ml.resourceGroups().create("rg-clinic", "eastus");
    }

    @AfterAll
    static void stop() {
        ml.close();
        local.close();
    }

    @Test
    void workspaceIsMadeFoundListedAndDeletedWithItsDependents() {
        List<OperationProgress> news = new ArrayList<>();
        Workspace workspace = Workspace.create()
                .name("clinic-prod")
                .resourceGroup("rg-clinic")
                .location("eastus")
                .hbi(true)
                .tag("team", "radiology")
                .begin(ml)
                .onProgress(news::add)
                .await(LIMIT);
        WorkspaceDetails details = workspace.details();
        assertThat(details.provisioningState()).isEqualTo(ProvisioningState.SUCCEEDED);
        assertThat(details.hbi()).isTrue();
        assertThat(details.tags()).containsEntry("team", "radiology");
        assertThat(details.discoveryUrl()).isPresent();
        assertThat(news).extracting(OperationProgress::step).contains("workspace clinic-prod");
        assertThat(workspace.connection().region().base()).hasToString("https://eastus.api.azureml.ms");
        assertThat(ml.workspaces().list("rg-clinic"))
                .extracting(WorkspaceDetails::name)
                .contains("clinic-prod");
        assertThat(ml.workspaces().list()).extracting(WorkspaceDetails::name).contains("clinic-prod");

        workspace.deleteWhatIMade().await(LIMIT);
        assertThat(ml.workspaces().find("rg-clinic", "clinic-prod")).isEmpty();
        assertThatThrownBy(workspace::details).isInstanceOf(NotFoundException.class);
        String vault = details.keyVault().orElseThrow();
        assertThat(ml.keyVaults().find("rg-clinic", vault.substring(vault.lastIndexOf('/') + 1)))
                .isEmpty();
    }

    @Test
    void vaultIsSealedAgainstLoss() {
        KeyVault vault =
                ml.keyVaults().begin("clinic-seal", "rg-clinic", "eastus").await(LIMIT);
        assertThat(vault.vaultUri().toString()).startsWith("https://clinic-seal.vault.azure.net");
        assertThat(vault.softDelete()).isTrue();
        assertThat(vault.purgeProtection()).isTrue();
    }

    @Test
    void secondCreationOfOneNameIsRefusedAndTheFirstResumes() {
        WorkspaceCreate create =
                Workspace.create().name("twice").resourceGroup("rg-clinic").location("eastus");
        Operation<Workspace> first = create.begin(ml);
        assertThat(ml.resume(first.resumeToken()).await(LIMIT).id().name()).isEqualTo("twice");
        assertThatThrownBy(() -> create.begin(ml))
                .isInstanceOf(PreflightException.class)
                .hasMessageContaining("WORKSPACE_EXISTS");
    }

    @Test
    void deletedNameIsHeldUntilItIsRecoveredOrPurged() {
        WorkspaceCreate create =
                Workspace.create().name("back-again").resourceGroup("rg-clinic").location("eastus");
        Workspace workspace = create.begin(ml).await(LIMIT);
        String id = workspace.details().workspaceId();
        workspace.delete().begin().await(LIMIT);
        assertThat(ml.workspaces().exists("rg-clinic", "back-again")).isFalse();
        assertThatThrownBy(() -> create.begin(ml).await(LIMIT)).hasMessageContainingAll("recover(", "purge(");
        ml.workspaces().recover("rg-clinic", "back-again", "eastus").await(LIMIT);
        assertThat(workspace.details().workspaceId()).isEqualTo(id);
        workspace.deleteWhatIMade().await(LIMIT);
        ml.workspaces().purge("rg-clinic", "back-again").await(LIMIT);
        create.begin(ml).await(LIMIT);
        assertThat(workspace.details().workspaceId()).isNotEqualTo(id);
    }

    @Test
    void workspaceIsChangedDiagnosedAndResynced() {
        Workspace workspace = Workspace.create()
                .name("cared-for")
                .resourceGroup("rg-clinic")
                .location("eastus")
                .begin(ml)
                .await(LIMIT);
        WorkspaceDetails changed = workspace
                .update()
                .friendlyName("Cared for")
                .network(WorkspaceNetwork.defaults().publicNetworkAccess(false))
                .begin()
                .await(LIMIT);
        assertThat(changed.friendlyName()).contains("Cared for");
        assertThat(workspace.details().isPublic()).isFalse();
        assertThat(workspace.keys().storageKey()).isPresent();
        workspace.resyncKeys().await(LIMIT);
        assertThat(workspace.diagnose().await(LIMIT))
                .allSatisfy(finding -> assertThat(finding.code()).isNotEmpty());
    }

    @Test
    void serverlessComputeIsPutIntoASubnetAndMovedToAnother() {
        String subnets = "/subscriptions/" + local.subscriptionId()
                + "/resourceGroups/rg-clinic/providers/Microsoft.Network/virtualNetworks/v/subnets/";
        ServerlessPlace jobs = ServerlessPlace.inSubnet(subnets + "jobs");
        Workspace workspace = Workspace.create()
                .name("serverless")
                .resourceGroup("rg-clinic")
                .location("eastus")
                .network(WorkspaceNetwork.defaults().serverless(jobs))
                .begin(ml)
                .await(LIMIT);
        assertThat(workspace.details().serverless()).contains(jobs);

        ServerlessPlace others = new ServerlessPlace(subnets + "others", false);
        workspace
                .update()
                .network(WorkspaceNetwork.defaults().serverless(others))
                .begin()
                .await(LIMIT);
        assertThat(workspace.details().serverless()).contains(others);
    }

    @Test
    void missingResourceGroupIsNamed() {
        WorkspaceCreate create =
                Workspace.create().name("nowhere").resourceGroup("rg-none").location("eastus");
        assertThatThrownBy(() -> create.begin(ml))
                .isInstanceOf(PreflightException.class)
                .hasMessageContaining("RESOURCE_GROUP_MISSING");
    }

    @Test
    void groupIsDeletedWithAllThatIsInIt() {
        ml.resourceGroups().create("rg-short", "eastus");
        assertThat(ml.resourceGroups().list()).extracting("name").contains("rg-short");
        ml.resourceGroups().beginDelete("rg-short").await(LIMIT);
        assertThat(ml.resourceGroups().find("rg-short")).isEmpty();
    }

    /** The service's clock is then days ahead of this machine's, by which MSAL reckons expiries. */
    @Test
    void clockThatIsFarAheadCostsOneTokenAndNotOneForEachRequest() {
        ml.resourceGroups().get("rg-clinic");
        local.clock().advance(Duration.ofDays(2));
        long before = tokens();
        for (int i = 0; i < 10; i++) {
            ml.resourceGroups().get("rg-clinic");
        }
        assertThat(tokens() - before).isEqualTo(1);
        local.clock().advance(Duration.ofHours(2));
        for (int i = 0; i < 10; i++) {
            ml.resourceGroups().get("rg-clinic");
        }
        assertThat(tokens() - before).isEqualTo(2);
    }

    private static long tokens() {
        CachedCredential credential = ml.connection().credential();
        return credential.token(ml.connection().cloud().resourceManagerScope()).refreshes();
    }
}
