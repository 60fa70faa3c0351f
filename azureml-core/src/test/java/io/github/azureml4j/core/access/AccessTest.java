package io.github.azureml4j.core.access;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.github.azureml4j.core.WireWorkspace.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.ConflictException;
import io.github.azureml4j.core.WireWorkspace;
import io.github.azureml4j.testkit.RecordingWireMock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
    private static final String AUTHORIZATION = SCOPE + "/providers/Microsoft.Authorization/";
    private static final String ASSIGNMENTS = AUTHORIZATION + "roleAssignments";
    private static final String GROUP = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg";
    private static final String ALICE = "aaaaaaaa-0000-0000-0000-000000000001";
    private static final String BOB = "bbbbbbbb-0000-0000-0000-000000000002";
    private static final String TEAM = "cccccccc-0000-0000-0000-000000000003";
    private static final Task READ = Task.of("read", "look", "Microsoft.MachineLearningServices/workspaces/read");

    @RegisterExtension
    static final RecordingWireMock SERVER = RecordingWireMock.https();

    @RegisterExtension
    final WireWorkspace workspace = new WireWorkspace(SERVER);

    private WireMockServer wire;
    private Access access;

    @BeforeEach
    void open() {
        wire = SERVER.wireMock();
        access = new Access(workspace.connection().azure(), SCOPE);
        assigned();
        wire.stubFor(get(urlPathEqualTo(AUTHORIZATION + "denyAssignments")).willReturn(okJson("{\"value\": []}")));
        for (Role role : Role.known()) {
            defined(role, "\"*/read\"", "");
        }
    }

    @Test
    void sharingTwiceIsTheSamePut() {
        wire.stubFor(put(urlPathMatching(ASSIGNMENTS + "/.*"))
                .willReturn(jsonResponse(assignment("x", SCOPE, ALICE, "ServicePrincipal", Role.READER), 201)));

        Assignment first = access.share(ALICE, PrincipalType.SERVICE_PRINCIPAL, Role.READER);
        assertThat(access.share(ALICE, PrincipalType.SERVICE_PRINCIPAL, Role.READER))
                .isEqualTo(first);

        wire.verify(
                2, getRequestedFor(urlPathEqualTo(ASSIGNMENTS + "/" + Names.assignment(SCOPE, ALICE, Role.READER))));
        wire.verify(
                2,
                putRequestedFor(urlPathEqualTo(ASSIGNMENTS + "/" + Names.assignment(SCOPE, ALICE, Role.READER)))
                        .withQueryParam("api-version", equalTo("2022-04-01"))
                        .withRequestBody(equalToJson("""
                        {"properties": {"principalId": "%s", "principalType": "ServicePrincipal", "roleDefinitionId":
                          "/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7"}}
                        """.formatted(ALICE))));
        assertThat(first.inherited()).isFalse();
        assertThat(first.role()).isEqualTo(Role.READER);
    }

    @Test
    void sharingAgainLeavesTheConditionThatSomebodyAdded() {
        wire.stubFor(get(urlPathEqualTo(ASSIGNMENTS + "/" + Names.assignment(SCOPE, ALICE, Role.OWNER)))
                .willReturn(okJson(assignment("x", SCOPE, ALICE, "User", Role.OWNER)
                        .replace("\"principalType\"", "\"condition\": \"@x\", \"principalType\""))));

        assertThat(access.share(ALICE, Role.OWNER).condition()).contains("@x");

        wire.verify(0, putRequestedFor(anyUrl()));
    }

    @Test
    void roleAtAManagementGroupIsNamedWithoutASubscription() {
        String group = "/providers/Microsoft.Management/managementGroups/clinics";
        String assignments = group + "/providers/Microsoft.Authorization/roleAssignments";
        wire.stubFor(put(urlPathMatching(assignments + "/.*"))
                .willReturn(jsonResponse(assignment("x", group, ALICE, "User", Role.READER), 201)));

        Access above = new Access(workspace.connection().azure(), group);
        assertThat(above.share(ALICE, Role.READER).inherited()).isFalse();

        wire.verify(putRequestedFor(urlPathMatching(assignments + "/.*"))
                .withRequestBody(matchingJsonPath(
                        "$.properties.roleDefinitionId",
                        equalTo("/providers/Microsoft.Authorization/roleDefinitions/" + Role.READER.id()))));
        assertThat(above.may(READ).answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void equalAssignmentUnderAnotherIdCountsAsShared() {
        refusePut("RoleAssignmentExists");
        assigned(assignment("other-id", SCOPE, ALICE, "User", Role.READER));

        assertThat(access.share(ALICE, Role.READER).name()).isEqualTo("other-id");
    }

    @Test
    void otherConflictsAreTold() {
        refusePut("RoleAssignmentUpdateNotPermitted");
        assertThatThrownBy(() -> access.share(ALICE, Role.READER))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("RoleAssignmentUpdateNotPermitted");
    }

    @Test
    void unsharingTakesWhatWasGivenHereOnly() {
        assigned(
                assignment("here", SCOPE, ALICE, "User", Role.READER),
                assignment("above", GROUP, ALICE, "User", Role.READER),
                assignment("other-role", SCOPE, ALICE, "User", Role.CONTRIBUTOR),
                assignment("bobs", SCOPE, BOB, "User", Role.READER));
        wire.stubFor(delete(urlPathMatching(ASSIGNMENTS + "/.*")).willReturn(okJson("{}")));

        assertThat(access.unshare(ALICE, Role.READER)).isTrue();
        assertThat(access.unshare(ALICE, Role.DATA_SCIENTIST)).isFalse();

        wire.verify(1, deleteRequestedFor(urlPathMatching(ASSIGNMENTS + "/.*")));
        wire.verify(deleteRequestedFor(urlPathEqualTo(ASSIGNMENTS + "/here")));
        wire.verify(getRequestedFor(urlPathEqualTo(ASSIGNMENTS))
                .withQueryParam("$filter", equalTo("principalId eq '" + ALICE + "'")));
    }

    @Test
    void lastOwnerStaysUnlessOneInsists() {
        assigned(
                assignment("last", SCOPE, ALICE, "User", Role.OWNER),
                assignment("above", GROUP, BOB, "User", Role.OWNER));
        wire.stubFor(delete(urlPathMatching(ASSIGNMENTS + "/.*")).willReturn(okJson("{}")));

        assertThatThrownBy(() -> access.unshare(ALICE, Role.OWNER))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("last Owner")
                .hasMessageContaining("1 from above");
        wire.verify(0, deleteRequestedFor(urlPathMatching(".*")));

        assertThat(access.unshareEvenLastOwner(ALICE)).isTrue();
        wire.verify(deleteRequestedFor(urlPathEqualTo(ASSIGNMENTS + "/last")));
    }

    @Test
    void ownerAmongOwnersMayGo() {
        assigned(
                assignment("one", SCOPE, ALICE, "User", Role.OWNER), assignment("two", SCOPE, BOB, "User", Role.OWNER));
        wire.stubFor(delete(urlPathMatching(ASSIGNMENTS + "/.*")).willReturn(okJson("{}")));

        assertThat(access.unshare(ALICE, Role.OWNER)).isTrue();
    }

    @Test
    void assignmentsAreReadPageByPageAndInheritedOnesMarked() {
        wire.stubFor(get(urlPathEqualTo(ASSIGNMENTS))
                .willReturn(okJson("{\"value\": [" + assignment("a", SCOPE, ALICE, "User", Role.READER)
                        + "], \"nextLink\": \"" + SERVER.uri() + ASSIGNMENTS
                        + "?api-version=2022-04-01&$skipToken=2\"}")));
        wire.stubFor(get(urlPathEqualTo(ASSIGNMENTS))
                .withQueryParam("$skipToken", equalTo("2"))
                .willReturn(okJson("{\"value\": ["
                        + assignment("b", GROUP.toUpperCase(java.util.Locale.ROOT), TEAM, "Group", Role.OWNER)
                        + "]}")));

        assertThat(access.assignments().stream().limit(1).map(Assignment::name)).containsExactly("a");
        wire.verify(0, getRequestedFor(urlPathEqualTo(ASSIGNMENTS)).withQueryParam("$skipToken", equalTo("2")));

        assertThat(access.assignments())
                .extracting(Assignment::name, Assignment::inherited)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", false),
                        org.assertj.core.groups.Tuple.tuple("b", true));
    }

    @Test
    void callersPermissionsAreAskedForWithTheEmptySegment() {
        permissions("//workspaces/clinic", okJson("{\"value\": [{\"actions\": [\"*/read\"], \"notActions\": []}]}"));

        assertThat(access.may(READ).isYes()).isTrue();
        assertThat(access.may(WorkspaceOperation.SHARE_WORKSPACE).isNo()).isTrue();
        assertThat(access.may(WorkspaceOperation.VIEW_MODELS).evidence())
                .anyMatch(sentence -> sentence.startsWith("read-models: "));
    }

    @Test
    void emptySegmentThatIsTidiedAwayIsLeftOut() {
        wire.stubFor(any(anyUrl()).atPriority(9).willReturn(jsonResponse("{}", 404)));
        permissions("/workspaces/clinic", okJson("{\"value\": [{\"actions\": [\"*/read\"]}]}"));

        assertThat(access.may(READ).isYes()).isTrue();
        assertThat(access.may(WorkspaceOperation.SHARE_WORKSPACE).isNo()).isTrue();
    }

    @Test
    void groupsPermissionsCannotRefuse() {
        wire.stubFor(any(anyUrl()).atPriority(9).willReturn(jsonResponse("{}", 404)));
        wire.stubFor(get(urlPathEqualTo(groupPermissions()))
                .willReturn(okJson("{\"value\": [{\"actions\": [\"*/read\"]}]}")));

        assertThat(access.may(READ).isYes()).isTrue();
        Decision sharing = access.may(WorkspaceOperation.SHARE_WORKSPACE);
        assertThat(sharing.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(sharing.toString()).contains("what is given below it is not seen");
    }

    @Test
    void creationIsAskedForAtTheGroup() {
        permissions("//workspaces/clinic", okJson("{\"value\": [{\"actions\": [\"*\"]}]}"));
        wire.stubFor(get(urlPathEqualTo(groupPermissions())).willReturn(okJson("{\"value\": []}")));

        assertThat(access.may(WorkspaceOperation.CREATE_WORKSPACE).isNo()).isTrue();
        assertThat(access.may(WorkspaceOperation.UPGRADE_WORKSPACE).isYes()).isTrue();
    }

    @Test
    void unreadablePermissionsAreUnknown() {
        permissions("//workspaces/clinic", jsonResponse("{\"error\": {\"code\": \"AuthorizationFailed\"}}", 403));
        assertThat(access.may(READ).answer()).isEqualTo(Answer.UNKNOWN);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            a group's role,                        YES, its group cccccccc
            a role of its own,                     YES, held: Reader
            nothing,                               NO,  no role
            """)
    void serviceLooksIntoGroups(String what, Answer answer, String evidence) {
        String group = assignment("1", GROUP, TEAM, "Group", Role.READER);
        String own = assignment("2", SCOPE, ALICE, "User", Role.READER);
        assigned(group, own);
        String found = what.startsWith("a group") ? group : what.startsWith("a role") ? own : "";
        wire.stubFor(get(urlPathEqualTo(ASSIGNMENTS))
                .withQueryParam("$filter", equalTo("atScope() and assignedTo('" + ALICE + "')"))
                .willReturn(okJson("{\"value\": [" + found + "]}")));

        Decision decision = access.may(ALICE, READ);

        assertThat(decision.answer()).as(decision.toString()).isEqualTo(answer);
        assertThat(decision.toString()).contains(evidence);
    }

    @Test
    void assignmentsThatCannotBeReadAreUnknown() {
        wire.stubFor(get(urlPathEqualTo(ASSIGNMENTS))
                .willReturn(jsonResponse("{\"error\": {\"code\": \"AuthorizationFailed\"}}", 403)));

        Decision decision = access.may(ALICE, READ);

        assertThat(decision.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(decision.toString()).contains("the roles that are given cannot be read", "AuthorizationFailed");
    }

    @Test
    void operationIsJudgedByOneReading() {
        access.may(ALICE, WorkspaceOperation.CALL_SERVICE);

        wire.verify(1, getRequestedFor(urlPathEqualTo(AUTHORIZATION + "denyAssignments")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            nothing is held,                       0, NO
            a role that grants it,                 1, YES
            a role of another principal,           2, NO
            a group's role,                        3, UNKNOWN
            a role under a condition,              4, UNKNOWN
            a role whose definition is not read,   5, UNKNOWN
            a role that does not grant it,         6, NO
            a role that takes it from what it grants, 7, NO
            one that takes it and one that grants, 8, YES
            a group's beside one's own,            9, YES
            """)
    void effectiveAccessFollowsFromAssignments(String what, int world, Answer answer) {
        Role silent = Role.of("12345678-0000-0000-0000-000000000001");
        defined(Role.METRICS_WRITER, "\"A.B/c/write\"", "");
        defined(Role.REGISTRY_USER, "\"*\"", "\"MICROSOFT.MachineLearningServices/*\"");
        String reader = assignment("1", GROUP, ALICE, "User", Role.READER);
        String group = assignment("3", GROUP, TEAM, "Group", Role.READER);
        String taking = assignment("7", SCOPE, ALICE, "User", Role.REGISTRY_USER);
        switch (world) {
            case 1 -> assigned(reader);
            case 2 -> assigned(assignment("2", GROUP, BOB, "User", Role.OWNER));
            case 3 -> assigned(group);
            case 4 -> assigned(reader.replace("\"principalType\"", "\"condition\": \"@x\", \"principalType\""));
            case 5 -> assigned(assignment("5", GROUP, ALICE, "User", silent));
            case 6 -> assigned(assignment("6", GROUP, ALICE, "User", Role.METRICS_WRITER));
            case 7 -> assigned(taking);
            case 8 -> assigned(taking, reader);
            case 9 -> assigned(group, reader);
            default -> assigned();
        }
        refuseToLookIntoGroups();
        Decision decision = access.may(ALICE, READ);
        assertThat(decision.answer()).as(decision.toString()).isEqualTo(answer);
        assertThat(decision.evidence()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            him,                aaaaaaaa-0000-0000-0000-000000000001, User,          none, false, here,  NO
            everybody,          00000000-0000-0000-0000-000000000000, SystemDefined, none, false, above, NO
            everybody but him,  00000000-0000-0000-0000-000000000000, SystemDefined, aaaaaaaa-0000-0000-0000-000000000001, false, above, YES
            somebody else,      bbbbbbbb-0000-0000-0000-000000000002, User,          none, false, here,  YES
            a group,            cccccccc-0000-0000-0000-000000000003, Group,         none, false, here,  UNKNOWN
            him above only,     aaaaaaaa-0000-0000-0000-000000000001, User,          none, true,  above, YES
            him here only,      aaaaaaaa-0000-0000-0000-000000000001, User,          none, true,  here,  NO
            """)
    void denialsWinOverRoles(
            String who, String principal, String type, String excluded, boolean here, String where, Answer answer) {
        assigned(assignment("1", GROUP, ALICE, "User", Role.READER));
        String exclusion = excluded.equals("none") ? "" : "{\"id\": \"" + excluded + "\", \"type\": \"User\"}";
        wire.stubFor(get(urlPathEqualTo(AUTHORIZATION + "denyAssignments")).willReturn(okJson("""
                {"value": [{"id": "d", "name": "d", "properties": {"denyAssignmentName": "no reading", "scope": "%s",
                  "doNotApplyToChildScopes": %s, "permissions": [{"actions": ["*/read"]}],
                  "principals": [{"id": "%s", "type": "%s"}], "excludePrincipals": [%s]}}]}
                """.formatted(
                        where.equals("here") ? SCOPE : GROUP, here, principal, type, exclusion))));

        Decision decision = access.may(ALICE, READ);
        assertThat(decision.answer()).as(decision.toString()).isEqualTo(answer);
        if (answer == Answer.NO) {
            assertThat(decision.toString()).contains("denied by no reading");
        }
    }

    @Test
    void denialsThatCannotBeReadLeaveAYesUnknownAndANoCertain() {
        wire.stubFor(get(urlPathEqualTo(AUTHORIZATION + "denyAssignments")).willReturn(jsonResponse("{}", 403)));
        assigned(assignment("1", GROUP, ALICE, "User", Role.READER));

        assertThat(access.may(ALICE, READ).answer()).isEqualTo(Answer.UNKNOWN);
        assigned();
        assertThat(access.may(BOB, READ).answer()).isEqualTo(Answer.NO);
    }

    @Test
    void whatIsNoPrincipalAndNoScopeIsSaidBeforeAnyRequest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> access.share("alice@contoso.com", Role.READER))
                .withMessageContaining("not the object id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> access.may("alice@contoso.com", READ))
                .withMessageContaining("not the object id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Access(workspace.connection().azure(), "/subscriptions/a/resourceGroups/b/../c"))
                .withMessageContaining("no management group, subscription, resource group or resource");
        assertThat(wire.getAllServeEvents()).isEmpty();
    }

    private void assigned(String... assignments) {
        wire.stubFor(get(urlPathEqualTo(ASSIGNMENTS))
                .willReturn(okJson("{\"value\": [" + String.join(",", assignments) + "]}")));
    }

    private void refuseToLookIntoGroups() {
        wire.stubFor(get(urlPathEqualTo(ASSIGNMENTS))
                .withQueryParam("$filter", containing("assignedTo"))
                .willReturn(jsonResponse("{\"error\": {\"code\": \"InvalidFilter\"}}", 400)));
    }

    private void defined(Role role, String actions, String notActions) {
        wire.stubFor(get(urlPathEqualTo(AUTHORIZATION + "roleDefinitions/" + role.id()))
                .willReturn(okJson("""
                {"id": "d", "name": "%s", "type": "Microsoft.Authorization/roleDefinitions", "properties": {"roleName": "%s",
                 "type": "BuiltInRole", "permissions": [{"actions": [%s], "notActions": [%s]}], "assignableScopes": ["/"]}}
                """.formatted(role.id(), role.name(), actions, notActions))));
    }

    private void refusePut(String code) {
        wire.stubFor(put(urlPathMatching(ASSIGNMENTS + "/.*"))
                .willReturn(jsonResponse(
                        "{\"error\": {\"code\": \"" + code
                                + "\", \"message\": \"The role assignment already exists.\"}}",
                        409)));
    }

    private void permissions(String place, com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer) {
        wire.stubFor(get(urlPathEqualTo(
                        "/subscriptions/11111111-2222-3333-4444-555555555555/resourcegroups/rg/providers/Microsoft.MachineLearningServices"
                                + place + "/providers/Microsoft.Authorization/permissions"))
                .willReturn(answer));
    }

    private static String groupPermissions() {
        return "/subscriptions/11111111-2222-3333-4444-555555555555/resourcegroups/rg/providers/Microsoft.Authorization/permissions";
    }

    private static String assignment(String name, String scope, String principal, String type, Role role) {
        return """
                {"id": "%2$s/providers/Microsoft.Authorization/roleAssignments/%1$s", "name": "%1$s",
                 "type": "Microsoft.Authorization/roleAssignments",
                 "properties": {"scope": "%2$s", "principalId": "%3$s", "principalType": "%4$s",
                  "roleDefinitionId": "/providers/Microsoft.Authorization/roleDefinitions/%5$s",
                  "createdOn": "2026-11-24T00:00:00.0000000Z"}}
                """.formatted(name, scope, principal, type, role.id());
    }
}
