package io.github.azureml4j.local.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WirePrincipal;
import io.github.azureml4j.local.front.Json;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Role definitions and assignments (authorization 2022-04-01). */
class RoleWireTest {

    private static final String VERSION = "?api-version=2022-04-01";
    private static final String ML = "Microsoft.MachineLearningServices/";

    private static AzureMlLocal local;
    private static ArmFixture arm;
    private static String subscription;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        arm = new ArmFixture(local);
        subscription = "/subscriptions/" + local.subscriptionId();
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void assignmentIsMadeReadAndTakenAway() {
        WirePrincipal ada = new WirePrincipal(local, "ada");
        String path = assignments(arm.group()) + "/" + UUID.randomUUID();

        Answer made = assign(path, ada.objectId(), AccessService.READER, null);
        assertThat(made.status()).as(made::text).isEqualTo(201);
        assertThat(made.json().at("/properties/scope").asText()).isEqualTo(arm.group());
        assertThat(made.json().at("/properties/principalType").asText()).isEqualTo("ServicePrincipal");
        assertThat(made.json().at("/properties/roleDefinitionId").asText()).endsWith("/" + AccessService.READER);
        assertThat(ada.arm("GET", arm.group() + "?api-version=2024-03-01", null).status())
                .isEqualTo(200);
        assertThat(ask("GET", path, null).json().path("id").asText()).isEqualTo(path);
        assertThat(assign(path, ada.objectId(), AccessService.READER, null).status())
                .isEqualTo(200);

        assertThat(ask("DELETE", path, null).status()).isEqualTo(200);
        assertThat(ask("DELETE", path, null).status()).isEqualTo(204);
        assertThat(ask("GET", path, null).errorCode()).isEqualTo("RoleAssignmentNotFound");
        assertThat(ada.arm("GET", arm.group() + "?api-version=2024-03-01", null).errorCode())
                .isEqualTo("AuthorizationFailed");
    }

    @Test
    void sameRoleTwiceIsRefusedWithTheFirstOnesId() {
        WirePrincipal bob = new WirePrincipal(local, "bob");
        String first = UUID.randomUUID().toString();
        assign(assignments(arm.group()) + "/" + first, bob.objectId(), AccessService.READER, null);

        Answer second =
                assign(assignments(arm.group()) + "/" + UUID.randomUUID(), bob.objectId(), AccessService.READER, null);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.errorCode()).isEqualTo("RoleAssignmentExists");
        assertThat(second.text()).contains(first.replace("-", ""));
    }

    @Test
    void unknownPrincipalMustSayWhatItIs() {
        String stranger = UUID.randomUUID().toString();
        String path = assignments(arm.group()) + "/" + UUID.randomUUID();

        assertThat(assign(path, stranger, AccessService.READER, null).errorCode())
                .isEqualTo("PrincipalNotFound");
        assertThat(assign(path, stranger, AccessService.READER, "Group").status())
                .isEqualTo(201);
        assertThat(assign(path, new WirePrincipal(local, "app").objectId(), AccessService.READER, "User")
                        .errorCode())
                .isEqualTo("UnmatchedPrincipalType");
    }

    @Test
    void assignmentOfAnotherGuidFormOrRoleIsRefused() {
        String principal = new WirePrincipal(local, "carol").objectId();

        assertThat(assign(assignments(arm.group()) + "/mine", principal, AccessService.READER, null)
                        .errorCode())
                .isEqualTo("InvalidRoleAssignmentId");
        Answer unknown = assign(
                assignments(arm.group()) + "/" + UUID.randomUUID(),
                principal,
                UUID.randomUUID().toString(),
                null);
        assertThat(unknown.errorCode()).isEqualTo("RoleDefinitionDoesNotExist");
        ObjectNode conditional = assignment(principal, AccessService.READER, null);
        conditional.withObject("/properties").put("condition", "@Resource[x] StringEquals 'y'");
        assertThat(ask("PUT", assignments(arm.group()) + "/" + UUID.randomUUID(), conditional)
                        .status())
                .isEqualTo(501);
    }

    @Test
    void listsTellWhatCountsAtAScope() {
        WirePrincipal dan = new WirePrincipal(local, "dan");
        String nested = arm.group() + "/providers/" + ML + "workspaces/w/onlineEndpoints/e";
        local.access().grant(dan.objectId(), "Reader", subscription);
        local.access().grant(dan.objectId(), "Contributor", arm.group());
        local.access().grant(dan.objectId(), "AzureML Data Scientist", nested);

        String mine = "principalId%20eq%20'" + dan.objectId() + "'";
        assertThat(roles(arm.group(), mine))
                .containsExactlyInAnyOrder(
                        AccessService.READER, AccessService.CONTRIBUTOR, "f6c7c914-8db3-469d-8ca1-694a8f32e121");
        assertThat(roles(arm.group(), "atScope()%20and%20assignedTo('" + dan.objectId() + "')"))
                .containsExactlyInAnyOrder(AccessService.READER, AccessService.CONTRIBUTOR);
        assertThat(roles(subscription, "atScope()")).contains(AccessService.OWNER, AccessService.READER);
        assertThat(roles(nested, mine)).hasSize(3);
        assertThat(ask("GET", assignments(arm.group()) + "?$filter=wrong()&api-version=2022-04-01", null)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void givingAccessNeedsTheRightToGiveIt() {
        WirePrincipal contributor = new WirePrincipal(local, "contributor").holding("Contributor", arm.group());
        String path = assignments(arm.group()) + "/" + UUID.randomUUID();

        Answer refused =
                contributor.arm("PUT", path + VERSION, assignment(contributor.objectId(), AccessService.OWNER, null));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/error/message").asText())
                .isEqualTo("The client '" + contributor.clientId() + "' with object id '" + contributor.objectId()
                        + "' does not have authorization to perform action"
                        + " 'Microsoft.Authorization/roleAssignments/write' over scope '" + path
                        + "' or the scope is invalid. If access was recently granted, please refresh your"
                        + " credentials.");
    }

    @Test
    void customRoleAllowsWhatItNamesWhereItIsGiven() {
        String id = UUID.randomUUID().toString();
        WirePrincipal eve = new WirePrincipal(local, "eve");
        String groups = subscription + "/resourceGroups";

        Answer made = define(id, "Group Reader", List.of("Microsoft.Resources/subscriptions/resourceGroups/read"));
        assertThat(made.status()).as(made::text).isEqualTo(201);
        assertThat(made.json().at("/properties/type").asText()).isEqualTo("CustomRole");
        assertThat(ask("GET", definitions() + "?$filter=roleName%20eq%20'group%20reader'&api-version=2022-04-01", null)
                        .json()
                        .at("/value/0/name")
                        .asText())
                .isEqualTo(id);
        assign(assignments(arm.group()) + "/" + UUID.randomUUID(), eve.objectId(), id, null);

        assertThat(eve.arm("GET", arm.group() + "?api-version=2024-03-01", null).status())
                .isEqualTo(200);
        assertThat(eve.arm("GET", arm.group() + "/resources?api-version=2024-03-01", null)
                        .status())
                .isEqualTo(200);
        assertThat(eve.arm("DELETE", arm.group() + "?api-version=2024-03-01", null)
                        .status())
                .isEqualTo(403);
        assertThat(eve.arm("GET", groups + "?api-version=2024-03-01", null)
                        .json()
                        .path("value"))
                .hasSize(1);
        assertThat(ask("DELETE", definitions() + "/" + id, null).errorCode()).isEqualTo("RoleDefinitionHasAssignments");
    }

    @Test
    void roleThatNobodyHoldsIsDeleted() {
        String id = UUID.randomUUID().toString();
        define(id, "Unused", List.of("*/read"));

        assertThat(ask("DELETE", definitions() + "/" + id, null).status()).isEqualTo(200);
        assertThat(ask("DELETE", definitions() + "/" + id, null).status()).isEqualTo(204);
        assertThat(ask("GET", definitions() + "/" + id, null).errorCode()).isEqualTo("RoleDefinitionDoesNotExist");
    }

    @Test
    void namesOfRolesAreUnique() {
        define(UUID.randomUUID().toString(), "Only One", List.of("*/read"));

        Answer second = define(UUID.randomUUID().toString(), "only one", List.of("*/read"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.errorCode()).isEqualTo("RoleDefinitionWithSameNameExists");
        assertThat(define(UUID.randomUUID().toString(), "Contributor", List.of("*/read"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void roleMustAllowSomethingThatThereIs() {
        assertThat(define(UUID.randomUUID().toString(), "Nothing", List.of()).status())
                .isEqualTo(400);
        Answer misspelt = define(UUID.randomUUID().toString(), "Misspelt", List.of(ML + "workspaces/jobz/write"));
        assertThat(misspelt.errorCode()).isEqualTo("InvalidActionOrNotAction");
        assertThat(define(UUID.randomUUID().toString(), "Wild", List.of(ML + "workspaces/*/write"))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/somewhere"})
    void roleMustBeAssignableInASubscription(String scope) {
        ObjectNode body = role("Nowhere " + scope, List.of("*/read"), scope);

        assertThat(ask("PUT", definitions() + "/" + UUID.randomUUID(), body).status())
                .isEqualTo(400);
    }

    @Test
    void rolesOfMicrosoftStayAsTheyAre() {
        String owner = definitions() + "/" + AccessService.OWNER;

        assertThat(ask("GET", owner, null)
                        .json()
                        .at("/properties/permissions/0/actions/0")
                        .asText())
                .isEqualTo("*");
        assertThat(ask("DELETE", owner, null).status()).isEqualTo(400);
        assertThat(ask("PUT", owner, role("Mine", List.of("*"), subscription)).status())
                .isEqualTo(400);
        assertThat(ask("GET", definitions() + "?$filter=type%20eq%20'BuiltInRole'&api-version=2022-04-01", null)
                        .json()
                        .path("value"))
                .hasSizeGreaterThan(20);
    }

    @Test
    void tenantShowsMicrosoftsRolesAlone() {
        String id = UUID.randomUUID().toString();
        define(id, "Not for everybody", List.of("*/read"));
        WirePrincipal stranger = new WirePrincipal(local, "stranger");
        String roles = "/providers/Microsoft.Authorization/roleDefinitions";

        assertThat(stranger.arm("GET", roles + "/" + AccessService.READER + VERSION, null)
                        .status())
                .isEqualTo(200);
        assertThat(stranger.arm("GET", roles + "/" + id + VERSION, null).status())
                .isEqualTo(404);
        assertThat(stranger.arm("GET", roles + VERSION, null).text()).doesNotContain(id);
    }

    /** Else an owner of any group could delete a role that another group lives by. */
    @Test
    void roleIsItsOwnersWhoeverElsesScopeIsNamed() {
        String id = UUID.randomUUID().toString();
        define(id, "Of the subscription", List.of("*/read"));
        WirePrincipal owner = new WirePrincipal(local, "owner of a group").holding("Owner", arm.group());
        String below = arm.group() + "/providers/Microsoft.Authorization/roleDefinitions/" + id + VERSION;

        assertThat(owner.arm("GET", below, null).status()).isEqualTo(200);
        assertThat(owner.arm("DELETE", below, null).status()).isEqualTo(403);
        assertThat(owner.arm("PUT", below, role("Taken", List.of("*"), arm.group()))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"workspaces//w", "workspaces/w", "workspaces/w/onlineEndpoints/e"})
    void permissionsAreToldForResourcesInEveryForm(String resource) {
        WirePrincipal reader = new WirePrincipal(local, "reader").holding("Reader", arm.group());
        String path = resource.contains("//")
                ? "/providers/Microsoft.MachineLearningServices//workspaces/w"
                : "/providers/Microsoft.MachineLearningServices/" + resource;

        JsonNode answer = reader.arm(
                        "GET", arm.group() + path + "/providers/Microsoft.Authorization/permissions" + VERSION, null)
                .json();

        assertThat(answer.at("/value/0/actions/0").asText()).isEqualTo("*/read");
        assertThat(answer.path("value")).hasSize(1);
    }

    @Test
    void actionsOfTheServiceAreToldByType() {
        String path = "/providers/Microsoft.Authorization/providerOperations/Microsoft.MachineLearningServices";
        JsonNode answer =
                ask("GET", path + VERSION + "&$expand=resourceTypes", null).json();

        assertThat(answer.path("resourceTypes").findValuesAsText("name"))
                .contains(ML + "workspaces/services/aks/score/action", ML + "workspaces/jobs/write");
        assertThat(answer.at("/operations/0/name").asText()).isEqualTo(ML + "register/action");
    }

    @Test
    void nobodyIsDenied() {
        Answer answer = ask("GET", arm.group() + "/providers/Microsoft.Authorization/denyAssignments", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("value")).isEmpty();
    }

    private static List<String> roles(String scope, String filter) {
        return ask("GET", assignments(scope) + "?$filter=" + filter + "&api-version=2022-04-01", null)
                .json()
                .findValuesAsText("roleDefinitionId")
                .stream()
                .map(RoleIds::last)
                .toList();
    }

    private static Answer assign(String path, String principal, String role, @Nullable String type) {
        return ask("PUT", path, assignment(principal, role, type));
    }

    private static ObjectNode assignment(String principal, String role, @Nullable String type) {
        ObjectNode body = Json.object();
        body.withObject("/properties")
                .put("principalId", principal)
                .put("roleDefinitionId", subscription + "/providers/Microsoft.Authorization/roleDefinitions/" + role);
        if (type != null) {
            body.withObject("/properties").put("principalType", type);
        }
        return body;
    }

    private static Answer define(String id, String name, List<String> actions) {
        return ask("PUT", definitions() + "/" + id, role(name, actions, subscription));
    }

    private static ObjectNode role(String name, List<String> actions, String scope) {
        ObjectNode body = Json.object();
        ObjectNode properties =
                body.withObject("/properties").put("roleName", name).put("description", "of a test");
        actions.forEach(properties.putArray("permissions").addObject().putArray("actions")::add);
        properties.putArray("assignableScopes");
        if (!scope.isEmpty()) {
            properties.withArray("assignableScopes").add(scope);
        }
        return body;
    }

    private static Answer ask(String method, String path, @Nullable JsonNode body) {
        String url = path.contains("?") ? path : path + VERSION;
        return arm.wire().arm(method, url, body == null ? "" : body.toString());
    }

    private static String assignments(String scope) {
        return scope + "/providers/Microsoft.Authorization/roleAssignments";
    }

    private static String definitions() {
        return subscription + "/providers/Microsoft.Authorization/roleDefinitions";
    }
}
