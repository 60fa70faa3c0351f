package io.github.azureml4j.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.access.Access;
import io.github.azureml4j.core.access.Answer;
import io.github.azureml4j.core.access.CustomRole;
import io.github.azureml4j.core.access.LeastPrivilege;
import io.github.azureml4j.core.access.PrincipalType;
import io.github.azureml4j.core.access.Role;
import io.github.azureml4j.core.access.RoleDefinition;
import io.github.azureml4j.core.access.Task;
import io.github.azureml4j.core.access.WorkspaceOperation;
import io.github.azureml4j.core.data.Datastore;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.workspace.WorkspaceDetails;
import io.github.azureml4j.local.LocalApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What roles say is what this SDK's own calls then may do, over the wire, each in the name of a principal of its own. */
@Timeout(300)
class LeastPrivilegeOnEmulatorTest {
    /** The second takes rights on the cluster, too. */
    private static final Set<WorkspaceOperation> ON_THE_GROUP =
            Set.of(WorkspaceOperation.CREATE_WORKSPACE, WorkspaceOperation.ATTACH_COMPUTE_TARGET);

    @TempDir
    static Path directory;

    private static AccessWorld world;

    @BeforeAll
    static void furnish() throws Exception {
        world = new AccessWorld(directory);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    static Stream<Arguments> deeds() {
        return Stream.of(
                Arguments.of(Task.CREATE_WORKSPACE, (Deed) LeastPrivilegeOnEmulatorTest::createWorkspace),
                deed(Task.SHARE, LeastPrivilegeOnEmulatorTest::share),
                deed(Task.CHANGE_WORKSPACE, LeastPrivilegeOnEmulatorTest::change),
                deed(Task.CREATE_COMPUTE, world::createCompute),
                deed(Task.ATTACH_DATASTORE, LeastPrivilegeOnEmulatorTest::attachDatastore),
                deed(Task.SUBMIT_JOB, world::submitJob),
                deed(Task.READ_JOBS, world::readJob),
                deed(Task.READ_METRICS, world::readRun),
                deed(Task.REGISTER_MODEL, world::registerModel),
                deed(Task.READ_MODELS, world::readModels),
                deed(Task.REGISTER_ENVIRONMENT, world::registerEnvironment),
                deed(Task.DEPLOY_ACI, world::deployAci),
                deed(Task.DEPLOY_AKS, world::deployAks),
                deed(Task.CALL_SERVICE_BY_KEY, world::callByKey),
                deed(Task.CALL_SERVICE_BY_TOKEN, world::callByToken));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deeds")
    void printedRoleDoesItsJobAndWithAnyActionLessFails(Task task, Deed deed) {
        LeastPrivilege least = LeastPrivilege.of(task);
        LocalApplication person = world.person();
        Access where = task.inGroup()
                ? world.owner().access(group())
                : world.workspace().access();
        CustomRole whole = least.role("whole " + task).assignableIn(where.scope());
        Role role = write(whole);
        where.share(person.objectId(), PrincipalType.SERVICE_PRINCIPAL, role);

        assertThatCode(() -> tryAs(person, deed)).as("all of\n" + least.table()).doesNotThrowAnyException();
        assertThat(world.workspace().access().may(person.objectId(), task).answer())
                .isEqualTo(Answer.YES);
        for (String action : least.actions()) {
            RoleDefinition before = where.roles().get(role);
            before.edit()
                    .withdraw(action)
                    .actions("Microsoft.MachineLearningServices/workspaces/hubs/read")
                    .update(world.owner());
            assertThat(catchThrowable(() -> tryAs(person, deed)))
                    .as("without " + action)
                    .hasMessageContaining("403 AuthorizationFailed")
                    .message()
                    .containsIgnoringCase("perform action '" + action + "'");
            assertThat(world.workspace().access().may(person.objectId(), task).answer())
                    .isEqualTo(Answer.NO);
            before.edit().update(world.owner());
        }
    }

    static Stream<Arguments> cells() {
        return Stream.of(Role.OWNER, Role.CONTRIBUTOR, Role.READER)
                .flatMap(
                        role -> Stream.of(WorkspaceOperation.values()).map(operation -> Arguments.of(role, operation)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cells")
    void whatTheDocumentSaysIsWhatTheCallMayDo(Role role, WorkspaceOperation operation) {
        LocalApplication person = world.person();
        Access access = ON_THE_GROUP.contains(operation)
                ? world.owner().access(group())
                : world.workspace().access();
        access.share(person.objectId(), PrincipalType.SERVICE_PRINCIPAL, role);

        Throwable refused = catchThrowable(() -> tryAs(person, in(deedOf(operation))));

        if (role.may(operation).documented() == Answer.YES) {
            assertThat(refused).isNull();
        } else {
            assertThat(refused).isInstanceOf(PermissionException.class);
        }
    }

    private static DeedIn deedOf(WorkspaceOperation operation) {
        return switch (operation) {
            case CREATE_WORKSPACE -> LeastPrivilegeOnEmulatorTest::putWorkspace;
            case SHARE_WORKSPACE -> LeastPrivilegeOnEmulatorTest::share;
            case UPGRADE_WORKSPACE -> LeastPrivilegeOnEmulatorTest::upgrade;
            case CREATE_COMPUTE_TARGET -> world::createCompute;
            case ATTACH_COMPUTE_TARGET -> LeastPrivilegeOnEmulatorTest::attachCompute;
            case ATTACH_DATASTORE -> LeastPrivilegeOnEmulatorTest::attachDatastore;
            case RUN_EXPERIMENT -> world::submitJob;
            case VIEW_RUNS -> world::readRun;
            case REGISTER_MODEL -> world::registerModel;
            case CREATE_IMAGE -> world::registerEnvironment;
            case DEPLOY_WEB_SERVICE -> world::deployAci;
            case VIEW_MODELS -> world::readModels;
            case CALL_SERVICE -> world::callByToken;
        };
    }

    /** As it is printed, and as somebody who has nothing else would write it. */
    private static Role write(CustomRole role) {
        String printed = role.toArmJson().toPrettyString();
        try {
            return new RoleDefinition(world.owner()
                            .connection()
                            .arm()
                            .at(world.workspace().id().scope())
                            .apiVersion("2022-04-01")
                            .put("/providers/Microsoft.Authorization/roleDefinitions/{}", UUID.randomUUID())
                            .json(Json.mapper().readTree(printed))
                            .json())
                    .role();
        } catch (JsonProcessingException e) {
            throw new AssertionError(printed, e);
        }
    }

    private static void tryAs(LocalApplication person, Deed deed) throws Exception {
        try (AzureMl theirs = world.connect(person)) {
            deed.doAs(theirs);
        }
    }

    private static void share(Workspace workspace) {
        String somebody = world.person().objectId();
        workspace.access().share(somebody, PrincipalType.SERVICE_PRINCIPAL, Role.READER);
        assertThat(workspace.access().unshare(somebody, Role.READER)).isTrue();
    }

    private static void change(Workspace workspace) {
        workspace
                .connection()
                .arm()
                .patch("")
                .json(Map.of("properties", Map.of("description", "d" + UUID.randomUUID())))
                .send();
        workspace.details();
    }

    private static void upgrade(Workspace workspace) {
        world.owner()
                .connection()
                .arm()
                .at(workspace.id().scope())
                .apiVersion("2024-04-01")
                .patch("")
                .json(Map.of("sku", Map.of("name", "Basic")))
                .send();
        workspace
                .connection()
                .arm()
                .patch("")
                .json(Map.of("sku", Map.of("name", "Enterprise")))
                .send();
    }

    private static void attachDatastore(Workspace workspace) {
        Datastore existing = world.workspace().datastores().getDefault();
        String name = "d" + UUID.randomUUID().toString().substring(0, 8);
        workspace
                .connection()
                .arm()
                .put("/datastores/{}", name)
                .json(Map.of(
                        "properties",
                        Map.of(
                                "datastoreType", "AzureBlob",
                                "accountName", existing.account(),
                                "containerName", existing.container(),
                                "credentials", Map.of("credentialsType", "None"))))
                .send();
        workspace.datastores().get(name);
    }

    private static void attachCompute(Workspace workspace) {
        ServiceClient arm = workspace.connection().arm();
        arm.put("/computes/{}", "k" + UUID.randomUUID().toString().substring(0, 8))
                .json(Map.of(
                        "location",
                        "eastus2",
                        "properties",
                        Map.of(
                                "computeType",
                                "AKS",
                                "resourceId",
                                group() + "/providers/Microsoft.ContainerService/managedClusters/theirs",
                                "properties",
                                Map.of())))
                .send();
    }

    private static void createWorkspace(AzureMl theirs) {
        WorkspaceDetails given = world.workspace().details();
        Workspace.create()
                .name("w" + UUID.randomUUID().toString().substring(0, 8))
                .resourceGroup(AccessWorld.GROUP)
                .location("eastus2")
                .keyVault(given.keyVault().orElseThrow())
                .storageAccount(given.storageAccount().orElseThrow())
                .applicationInsights(given.applicationInsights().orElseThrow())
                .begin(theirs)
                .await(Duration.ofMinutes(1));
    }

    /** What enforcement says, without the preflight that would have refused it already. */
    private static void putWorkspace(Workspace workspace) {
        JsonNode details = world.workspace().details().document();
        String other = "w" + UUID.randomUUID().toString().substring(0, 8);
        workspace
                .connection()
                .azure()
                .arm()
                .at(group() + "/providers/Microsoft.MachineLearningServices/workspaces/" + other)
                .apiVersion("2024-04-01")
                .put("")
                .json(Map.of(
                        "location",
                        "eastus2",
                        "identity",
                        Map.of("type", "SystemAssigned"),
                        "properties",
                        Map.of(
                                "keyVault", details.at("/properties/keyVault").asText(),
                                "storageAccount",
                                        details.at("/properties/storageAccount").asText(),
                                "applicationInsights",
                                        details.at("/properties/applicationInsights")
                                                .asText())))
                .send();
    }

    private static String group() {
        return "/subscriptions/" + world.workspace().id().subscription() + "/resourceGroups/" + AccessWorld.GROUP;
    }

    private static Arguments deed(Task task, DeedIn deed) {
        return Arguments.of(task, in(deed));
    }

    private static Deed in(DeedIn deed) {
        return theirs -> deed.doIn(theirs.workspaces().handle(AccessWorld.GROUP, AccessWorld.NAME));
    }

    /** What somebody does by a connection of its own. */
    private interface Deed {
        void doAs(AzureMl theirs) throws Exception;
    }

    /** What somebody does with a workspace. */
    private interface DeedIn {
        void doIn(Workspace workspace) throws Exception;
    }
}
