package io.github.azureml4j.local.rbac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalGroup;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WirePrincipal;
import io.github.azureml4j.local.front.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Roles that groups of the directory hold count for whoever is in them. */
class GroupsTest {

    private static final String VERSION = "api-version=2022-04-01";

    private static AzureMlLocal local;
    private static ArmFixture arm;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        arm = new ArmFixture(local);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void memberMayWhatItsGroupMayAsLongAsItIsOne() {
        WirePrincipal ada = new WirePrincipal(local, "ada");
        LocalGroup team = local.entra().addGroup("team");
        assertThat(assign(team.objectId(), null).status()).isEqualTo(201);
        assertThat(readGroup(ada).errorCode()).isEqualTo("AuthorizationFailed");

        local.entra().addMember(team, ada.objectId());
        assertThat(readGroup(ada).status()).isEqualTo(200);
        assertThat(ada.arm("GET", "/subscriptions?api-version=2022-12-01", null)
                        .json()
                        .path("value"))
                .hasSize(1);

        local.entra().removeMember(team, ada.objectId());
        assertThat(readGroup(ada).errorCode()).isEqualTo("AuthorizationFailed");
    }

    @Test
    void groupsInGroupsCountAlsoWhenTheyAreInEachOther() {
        WirePrincipal bob = new WirePrincipal(local, "bob");
        LocalGroup inner = local.entra().addGroup("inner");
        LocalGroup outer = local.entra().addGroup("outer");
        local.entra().addMember(inner, bob.objectId());
        local.entra().addMember(outer, inner.objectId());
        local.entra().addMember(inner, outer.objectId());
        assertThat(readGroup(bob).status()).isEqualTo(403);

        local.access().grant(outer.objectId(), "Reader", arm.group());

        assertThat(readGroup(bob).status()).isEqualTo(200);
    }

    @Test
    void listsForAnAssigneeNameItsGroupsAndListsForAPrincipalDoNot() {
        WirePrincipal carol = new WirePrincipal(local, "carol");
        LocalGroup team = local.entra().addGroup("carols team");
        local.entra().addMember(team, carol.objectId());
        local.access().grant(team.objectId(), "Contributor", arm.group());

        String assigned = "atScope() and assignedTo('" + carol.objectId() + "')";
        assertThat(list(assigned).json().findValuesAsText("principalId")).containsExactly(team.objectId());
        assertThat(list(assigned).json().findValuesAsText("principalType")).containsExactly("Group");
        assertThat(list("principalId eq '" + carol.objectId() + "'").json().path("value"))
                .isEmpty();
        assertThat(list("principalId eq '" + team.objectId() + "'").json().path("value"))
                .hasSize(1);
        assertThat(list("assignedTo('" + team.objectId() + "')").status()).isEqualTo(400);
    }

    @Test
    void groupSaysWhatItIs() {
        LocalGroup team = local.entra().addGroup("typed");

        assertThat(assign(team.objectId(), "User").errorCode()).isEqualTo("UnmatchedPrincipalType");
        assertThat(assign(team.objectId(), "Group")
                        .json()
                        .at("/properties/principalType")
                        .asText())
                .isEqualTo("Group");
    }

    @Test
    void nobodyIsPutIntoAGroupWhoIsNotThere() {
        LocalGroup team = local.entra().addGroup("empty");

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> local.entra().addMember(team, UUID.randomUUID().toString()))
                .withMessageContaining("no principal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> local.entra()
                        .addMember(
                                new LocalGroup(
                                        local.tenantId(), UUID.randomUUID().toString(), "none"),
                                team.objectId()))
                .withMessageContaining("no group");
    }

    @Test
    void namesOfRolesMayHoldQuotesAndWordsOfFilters() {
        String name = "Train and deploy (Ada's)";
        String id = UUID.randomUUID().toString();
        ObjectNode role = Json.object();
        ObjectNode properties = role.withObject("/properties").put("roleName", name);
        properties.putArray("permissions").addObject().putArray("actions").add("*/read");
        properties.putArray("assignableScopes").add(arm.group());
        String definitions = arm.group() + "/providers/Microsoft.Authorization/roleDefinitions";
        assertThat(arm.wire()
                        .arm("PUT", definitions + "/" + id + "?" + VERSION, role.toString())
                        .status())
                .isEqualTo(201);

        String filter = "type eq 'CustomRole' and roleName eq '" + name.replace("'", "''") + "'";
        List<String> found = arm.wire()
                .arm("GET", definitions + "?" + VERSION + "&$filter=" + encode(filter), "")
                .json()
                .findValuesAsText("roleName");

        assertThat(found).containsExactly(name);
    }

    private static Answer readGroup(WirePrincipal who) {
        return who.arm("GET", arm.group() + "?api-version=2024-03-01", null);
    }

    private static Answer list(String filter) {
        return arm.wire().arm("GET", assignments() + "?" + VERSION + "&$filter=" + encode(filter), "");
    }

    private static Answer assign(String principal, @Nullable String type) {
        ObjectNode body = Json.object();
        body.withObject("/properties")
                .put("principalId", principal)
                .put(
                        "roleDefinitionId",
                        "/subscriptions/" + local.subscriptionId()
                                + "/providers/Microsoft.Authorization/roleDefinitions/" + AccessService.READER);
        if (type != null) {
            body.withObject("/properties").put("principalType", type);
        }
        return arm.wire().arm("PUT", assignments() + "/" + UUID.randomUUID() + "?" + VERSION, body.toString());
    }

    private static String assignments() {
        return arm.group() + "/providers/Microsoft.Authorization/roleAssignments";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
