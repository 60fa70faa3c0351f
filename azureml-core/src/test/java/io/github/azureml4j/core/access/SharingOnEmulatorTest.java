package io.github.azureml4j.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.RoleAssignments;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.local.LocalGroup;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sharing with teams, and roles that others made, as they are met in tenants that people work in. */
@Timeout(120)
class SharingOnEmulatorTest {
    private static final String READ = "Microsoft.MachineLearningServices/workspaces/read";
    private static final String JOBS = "Microsoft.MachineLearningServices/workspaces/jobs/read";

    private static AzureMlLocal local;
    private static AzureMl owner;
    private static Workspace workspace;

    @BeforeAll
    static void furnish() {
        local = AzureMlLocal.builder().operationTime(Duration.ZERO).start();
        owner = connect(local.clientId(), local.clientSecret());
        owner.resourceGroups().create("rg", "eastus2");
        workspace = Workspace.create()
                .name("team")
                .resourceGroup("rg")
                .location("eastus2")
                .begin(owner)
                .await(Duration.ofMinutes(1));
    }

    @AfterAll
    static void close() {
        owner.close();
        local.close();
    }

    @Test
    void whatATeamIsGivenItsMembersMayAndNobodyElse() {
        LocalApplication member = local.entra().addApplication("member");
        LocalApplication other = local.entra().addApplication("other");
        LocalGroup team = local.entra().addGroup("radiology");
        LocalGroup clinic = local.entra().addGroup("clinic");
        local.entra().addMember(clinic, team.objectId());
        local.entra().addMember(team, member.objectId());

        Assignment given = workspace.access().share(clinic.objectId(), PrincipalType.GROUP, Role.DATA_SCIENTIST);

        assertThat(given.principalType()).isEqualTo(PrincipalType.GROUP);
        assertThat(workspace.access().assignmentsOf(member.objectId()))
                .extracting(Assignment::principalId)
                .containsExactly(clinic.objectId());
        Decision decision = workspace.access().may(member.objectId(), WorkspaceOperation.RUN_EXPERIMENT);
        assertThat(decision.isYes()).as(decision.toString()).isTrue();
        assertThat(decision.toString()).contains("its group " + clinic.objectId());
        assertThat(workspace
                        .access()
                        .may(member.objectId(), WorkspaceOperation.CREATE_COMPUTE_TARGET)
                        .isNo())
                .isTrue();
        assertThat(workspace
                        .access()
                        .may(other.objectId(), WorkspaceOperation.RUN_EXPERIMENT)
                        .isNo())
                .isTrue();
        assertThat(workspace
                        .access()
                        .may(team.objectId(), WorkspaceOperation.RUN_EXPERIMENT)
                        .answer())
                .as("the service does not look into groups for groups")
                .isEqualTo(Answer.UNKNOWN);
        try (AzureMl theirs = connect(member)) {
            Workspace seen = theirs.workspaces().handle("rg", "team");
            assertThat(seen.models().names()).isEmpty();
            assertThat(seen.access().may(WorkspaceOperation.RUN_EXPERIMENT).answer())
                    .as("who is a Data Scientist and nothing else may not read the own permissions")
                    .isEqualTo(Answer.UNKNOWN);
            workspace.access().share(clinic.objectId(), PrincipalType.GROUP, Role.READER);
            assertThat(seen.access().may(WorkspaceOperation.RUN_EXPERIMENT).isYes())
                    .isTrue();

            assertThat(workspace.access().unshare(clinic.objectId(), Role.READER))
                    .isTrue();
            assertThat(workspace.access().unshare(clinic.objectId(), Role.DATA_SCIENTIST))
                    .isTrue();
            assertThatThrownBy(() -> seen.models().names().stream().toList()).isInstanceOf(PermissionException.class);
        }
        assertThat(workspace
                        .access()
                        .may(member.objectId(), WorkspaceOperation.RUN_EXPERIMENT)
                        .isNo())
                .isTrue();
    }

    @Test
    void grantsThatAnIdentityHasByAGroupAreSeenByTheChecks() {
        LocalApplication identity = local.entra().addApplication("reader of keys");
        LocalGroup readers = local.entra().addGroup("readers of keys");
        local.entra().addMember(readers, identity.objectId());
        String vault = workspace.details().keyVault().orElseThrow();
        owner.access(vault).share(readers.objectId(), PrincipalType.GROUP, Role.CRYPTO_SERVICE_ENCRYPTION_USER);

        RoleAssignments checks = new RoleAssignments(new Reader(owner.connection()));
        List<RoleAssignments.Assignment> given =
                checks.of(vault, identity.objectId()).value().orElseThrow();

        assertThat(given).extracting(RoleAssignments.Assignment::principalId).containsExactly(readers.objectId());
        assertThat(checks.allowData(given, List.of("Microsoft.KeyVault/vaults/keys/wrap/action"))
                        .value())
                .contains(true);
    }

    @Test
    void heldRolesCompareEqualToTheCustomRoleThatWasGiven() {
        LocalApplication person = local.entra().addApplication("person");
        Role looker = looker("Looker").create(owner).role();
        workspace.access().share(person.objectId(), PrincipalType.SERVICE_PRINCIPAL, looker);

        assertThat(workspace.access().assignments())
                .filteredOn(each -> each.role().equals(looker))
                .extracting(Assignment::principalId)
                .containsExactly(person.objectId());
    }

    @Test
    void roleThatSomebodyMadeOfThePrintedFileCountsAsMade() {
        CustomRole wanted = looker("Looks and learns");
        String made = UUID.randomUUID().toString();
        ObjectNode printed = (ObjectNode) wanted.toArmJson();
        ((ObjectNode) printed.at("/properties/permissions/0"))
                .putArray("actions")
                .add(JOBS.toUpperCase(java.util.Locale.ROOT))
                .add(READ);
        owner.connection()
                .arm()
                .at(workspace.id().scope())
                .apiVersion("2022-04-01")
                .put("/providers/Microsoft.Authorization/roleDefinitions/{}", made)
                .json(printed)
                .send();

        assertThat(wanted.create(owner).role().id()).isEqualTo(made);
        assertThatThrownBy(() -> looker("Looks and learns")
                        .actions(READ.replace("read", "write"))
                        .create(owner))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("exists already and grants something else");
    }

    @Test
    void roleThatExistsForAGroupServesWhatIsInIt() {
        String group = "/subscriptions/" + local.subscriptionId() + "/resourceGroups/RG";
        Role made = CustomRole.named("Looker of all")
                .actions(READ, JOBS)
                .assignableIn(group)
                .create(owner)
                .role();

        assertThat(looker("Looker of all").create(owner).role()).isEqualTo(made);
        assertThatThrownBy(() ->
                        looker("Looker of all").assignableIn(group + "-other").create(owner))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("cannot be given on " + group + "-other");
    }

    @Test
    void roleThatExistsWithoutAScopeIsNotTakenForOneThatHasIt() {
        looker("Looker of one").create(owner);
        String group = "/subscriptions/" + local.subscriptionId() + "/resourceGroups/rg";

        assertThatThrownBy(() -> looker("Looker of one").assignableIn(group).create(owner))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("cannot be given on " + group);

        workspace
                .access()
                .roles()
                .find("Looker of one")
                .orElseThrow()
                .edit()
                .assignableIn(group)
                .update(owner);
        assertThat(looker("Looker of one").assignableIn(group).create(owner).assignableScopes())
                .contains(group);
    }

    @Test
    void customRoleIsGivenOnAGroupAndOnASubscription() {
        String subscription = "/subscriptions/" + local.subscriptionId();
        for (String scope : List.of(subscription, subscription + "/resourceGroups/rg")) {
            LocalApplication person = local.entra().addApplication("at " + scope);
            Role role = CustomRole.named("Looker at " + scope)
                    .actions(READ)
                    .assignableIn(scope)
                    .create(owner)
                    .role();
            assertThat(owner.access(scope)
                            .share(person.objectId(), PrincipalType.SERVICE_PRINCIPAL, role)
                            .inherited())
                    .isFalse();

            assertThat(workspace
                            .access()
                            .may(person.objectId(), Task.of("look", "look", READ))
                            .isYes())
                    .isTrue();
            try (AzureMl theirs = connect(person)) {
                assertThat(theirs.workspaces().get("rg", "team").id()).isEqualTo(workspace.id());
            }
        }
    }

    private static CustomRole looker(String name) {
        return CustomRole.named(name).actions(READ, JOBS).assignableIn(workspace.id());
    }

    private static AzureMl connect(LocalApplication person) {
        return connect(person.clientId(), person.secret());
    }

    private static AzureMl connect(String clientId, String secret) {
        return AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), clientId, secret))
                .subscription(local.subscriptionId())
                .build();
    }
}
