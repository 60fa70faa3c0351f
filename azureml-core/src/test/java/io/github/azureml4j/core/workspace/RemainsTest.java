package io.github.azureml4j.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.arm.Pages;
import io.github.azureml4j.core.security.preflight.PreflightException;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a failed creation and a deletion take away: their own, and never what somebody else stands on. */
class RemainsTest {
    private static AzureMlLocal local;
    private static AzureMl ml;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.builder().operationTime(Duration.ZERO).start();
        ml = connect(local.clientId(), local.clientSecret());
    }

    private static AzureMl connect(String client, String secret) {
        return AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), client, secret))
                .subscription(local.subscriptionId())
                .sleeper(time -> {})
                .build();
    }

    @AfterAll
    static void stop() {
        ml.close();
        local.close();
    }

    @Test
    void deletedWorkspaceThatHoldsTheNameIsNotPurged() {
        WorkspaceCreate create = wanted("held", "rg-held");
        Workspace first = create.begin(ml).await();
        String id = first.details().workspaceId();
        first.delete().begin().await();
        Set<String> before = resources("rg-held");
        WorkspaceCreationException failure = failure(create.removeOnFailure(true));
        assertThat(failure).hasCauseInstanceOf(SoftDeletedNameException.class);
        assertThat(resources("rg-held")).isEqualTo(before);
        ml.workspaces().recover("rg-held", "held", "eastus").await();
        assertThat(first.details().workspaceId()).isEqualTo(id);
    }

    @Test
    void whoeverComesLaterWithOneNameTakesAwayHisOwnOnly() {
        WorkspaceCreate create = wanted("raced", "rg-raced");
        WorkspacePlan late = create.removeOnFailure(true).plan(ml);
        Workspace first = create.plan(ml).apply().await();
        Set<String> before = resources("rg-raced");
        WorkspaceCreationException failure = catchThrowableOfType(
                WorkspaceCreationException.class, () -> late.apply().await());
        assertThat(failure.made()).hasSize(3);
        assertThat(resources("rg-raced")).isEqualTo(before);
        assertThat(first.details().provisioningState()).isEqualTo(ProvisioningState.SUCCEEDED);
    }

    @Test
    void workspaceThatCouldNotBeMadeGoesWithWhatItStoodOn() {
        try (PlannedWorld world = new PlannedWorld()) {
            WorkspaceCreate create = Workspace.create()
                    .name("unmade")
                    .resourceGroup(world.group(1))
                    .location(PlannedWorld.REGION)
                    .cmk(world.policyVault, world.key);
            WorkspacePlan careful = create.removeOnFailure(true).plan(world.ml);
            WorkspacePlan plain = create.removeOnFailure(false)
                    .storageAccount(world.storage)
                    .keyVault(world.policyVault)
                    .applicationInsights(world.insights)
                    .plan(world.ml);
            world.forbidManagedGroups();
            WorkspaceCreationException failure = catchThrowableOfType(
                    WorkspaceCreationException.class, () -> careful.apply().await());
            assertThat(failure.removed()).isTrue();
            assertThat(failure).hasMessageContainingAll("is not authorized as Contributor", "It was taken away again.");
            assertThat(world.resources("rg-1")).isEmpty();
            assertThatThrownBy(() -> plain.apply().await())
                    .isInstanceOf(WorkspaceCreationException.class)
                    .hasMessageContaining("Workspace unmade stands in state Failed.");
            assertThatThrownBy(() -> create.begin(world.ml))
                    .isInstanceOf(PreflightException.class)
                    .hasMessageContaining("workspaces().delete(\"rg-1\", \"unmade\")");
        }
    }

    @Test
    void whatAFailedCreationMadeIsTakenAwayOnRequest() {
        WorkspaceCreate create = wanted("again", "rg-again");
        WorkspacePlan late = create.plan(ml);
        create.begin(ml).await();
        Set<String> before = resources("rg-again");
        WorkspaceCreationException failure = catchThrowableOfType(
                WorkspaceCreationException.class, () -> late.apply().await());
        assertThat(failure).hasMessageContaining("workspaces().deleteWhatWasMade(failure)");
        assertThat(resources("rg-again")).hasSize(before.size() + 3);
        ml.workspaces().deleteWhatWasMade(failure).await();
        assertThat(resources("rg-again")).isEqualTo(before);
    }

    @Test
    void dependentThatAnotherWorkspaceStandsOnStays() {
        Workspace first = wanted("lends", "rg-shared").begin(ml).await();
        String storage = first.details().storageAccount().orElseThrow();
        wanted("borrows", "rg-shared").storageAccount(storage).begin(ml).await();
        List<String> consequences = first.delete().andDependents().consequences();
        assertThat(consequences)
                .anyMatch(text -> text.contains("key vault lendskeyvault") && text.contains("goes with it"))
                .anyMatch(text -> text.contains("storage account lendsstorage") && text.contains("borrows"));
        first.deleteWhatIMade().await();
        assertThat(resources("rg-shared"))
                .contains(storage.toLowerCase(Locale.ROOT))
                .noneMatch(id -> id.contains("/vaults/lendskeyvault"));
    }

    @Test
    void vaultOfAnothersKeyAndAnothersEncryptedStoreStay() {
        try (PlannedWorld world = new PlannedWorld()) {
            ArmId vault = ArmId.parse(world.policyVault);
            tag(world, world.policyVault, Dependent.KEY_VAULT);
            tag(world, world.storage, Dependent.STORAGE_ACCOUNT);
            Workspace.create()
                    .name("borrows")
                    .resourceGroup(world.group(1))
                    .location(PlannedWorld.REGION)
                    .cmk(CmkSettings.of(world.policyVault, world.key)
                            .storedIn(new EncryptedStores(null, world.storage, null)))
                    .begin(world.ml)
                    .await();

            WorkspaceDelete delete =
                    world.ml.workspaces().handle(vault.resourceGroup(), "lends").delete();

            assertThat(delete.andDependents().consequences())
                    .hasSize(2)
                    .anyMatch(text -> text.contains("key vault") && text.contains("stays, since workspace borrows"))
                    .anyMatch(text ->
                            text.contains("storage account") && text.contains("stays, since workspace borrows"));
        }
    }

    private static void tag(PlannedWorld world, String id, Dependent kind) {
        String owner = DependentDocument.owner(ArmId.parse(id).resourceGroup(), "lends");
        world.ml
                .connection()
                .arm()
                .patch(id)
                .apiVersion(kind.apiVersion())
                .json(Map.of("tags", Map.of(DependentDocument.MADE_FOR, owner)))
                .send();
    }

    /** Lists leave out what the caller may not see. */
    @Test
    void whoDoesNotSeeTheSubscriptionIsToldThatOthersMayStandOnWhatGoes() {
        Workspace first = wanted("narrow", "rg-narrow").begin(ml).await();
        LocalApplication limited = local.entra().addApplication("limited");
        local.access()
                .grant(
                        limited.objectId(),
                        "Owner",
                        "/subscriptions/" + local.subscriptionId() + "/resourceGroups/rg-narrow");
        assertThat(first.delete().andDependents().consequences())
                .hasSize(3)
                .noneMatch(text -> text.contains("may not see"));
        try (AzureMl theirs = connect(limited.clientId(), limited.secret())) {
            WorkspaceDelete delete =
                    theirs.workspaces().handle("rg-narrow", "narrow").delete();
            assertThat(delete.andDependents().consequences())
                    .hasSize(4)
                    .last()
                    .asString()
                    .contains("workspaces that you may not see may stand on what goes");
        }
    }

    private static WorkspaceCreate wanted(String name, String group) {
        ml.resourceGroups().create(group, "eastus");
        return Workspace.create().name(name).resourceGroup(group).location("eastus");
    }

    private static WorkspaceCreationException failure(WorkspaceCreate create) {
        return catchThrowableOfType(
                WorkspaceCreationException.class, () -> create.begin(ml).await());
    }

    private static Set<String> resources(String group) {
        Set<String> ids = new TreeSet<>();
        Pages.of(
                        ml.connection()
                                .arm()
                                .get("/subscriptions/{}/resourceGroups/{}/resources", local.subscriptionId(), group)
                                .apiVersion("2024-03-01"),
                        item -> item.path("id").asText())
                .forEach(id -> ids.add(id.toLowerCase(Locale.ROOT)));
        return ids;
    }
}
