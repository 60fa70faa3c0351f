package io.github.azureml4j.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.ScriptedAzure;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.http.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CustomRoleTest {
    private static final String JOBS = "Microsoft.MachineLearningServices/workspaces/jobs/*";
    private static final String GROUP = "/subscriptions/s/resourceGroups/rg";

    @Test
    void everythingWrongIsSaidAtOnceAndNothingIsSent() {
        CustomRole wrong = CustomRole.named(" ")
                .actions(
                        "*/read",
                        "Microsoft.Storage/storageAccounts/read",
                        "Microsoft.MachineLearningServices/workspaces/fly")
                .assignableIn("rg");
        try (ScriptedAzure azure = ScriptedAzure.start()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> wrong.create(azure.ml()))
                    .withMessageContaining("name is empty")
                    .withMessageContaining("'*/read' reaches beyond")
                    .withMessageContaining("'Microsoft.Storage/storageAccounts/read' reaches beyond")
                    .withMessageContaining("workspaces/fly' is no action")
                    .withMessageContaining("scope 'rg' is no management group, subscription");
            assertThatIllegalArgumentException()
                    .isThrownBy(wrong::toCliJson)
                    .withMessageContaining("cannot write the role down")
                    .withMessageContaining("name is empty");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CustomRole.named("a").create(azure.ml()))
                    .withMessageContaining("no action")
                    .withMessageContaining("nowhere");
            assertThat(azure.wire().getAllServeEvents()).isEmpty();
        }
    }

    @Test
    void roleIsWrittenForArmAndForTheCli() throws IOException {
        CustomRole role = CustomRole.named("Trainer")
                .description("trains")
                .actions(JOBS)
                .notActions("Microsoft.MachineLearningServices/workspaces/jobs/delete")
                .actionsElsewhere("Microsoft.Authorization/roleAssignments/read")
                .assignableIn(new WorkspaceId("s", "rg", "ws"))
                .assignableIn(GROUP);
        assertThat(role.toArmJson()).isEqualTo(json("""
                {"properties": {"roleName": "Trainer", "description": "trains", "type": "CustomRole",
                  "permissions": [{
                    "actions": ["Microsoft.MachineLearningServices/workspaces/jobs/*", "Microsoft.Authorization/roleAssignments/read"],
                    "notActions": ["Microsoft.MachineLearningServices/workspaces/jobs/delete"],
                    "dataActions": [], "notDataActions": []}],
                  "assignableScopes": [
                    "/subscriptions/s/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws",
                    "/subscriptions/s/resourceGroups/rg"]}}
                """));
        assertThat(role.toCliJson()).isEqualTo(json("""
                {"Name": "Trainer", "IsCustom": true, "Description": "trains",
                  "Actions": ["Microsoft.MachineLearningServices/workspaces/jobs/*", "Microsoft.Authorization/roleAssignments/read"],
                  "NotActions": ["Microsoft.MachineLearningServices/workspaces/jobs/delete"],
                  "DataActions": [], "NotDataActions": [],
                  "AssignableScopes": [
                    "/subscriptions/s/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws",
                    "/subscriptions/s/resourceGroups/rg"]}
                """));
    }

    @Test
    void editKeepsWhatThisSdkDoesNotKnow() throws IOException {
        RoleDefinition there = new RoleDefinition(json("""
                {"id": "x", "name": "12345678-0000-0000-0000-000000000001", "type": "Microsoft.Authorization/roleDefinitions",
                 "properties": {"roleName": "Old", "description": "d", "type": "CustomRole", "createdBy": "somebody", "future": 7,
                  "permissions": [{"actions": ["*/read", "Microsoft.MachineLearningServices/workspaces/jobs/*"],
                    "notActions": [], "dataActions": ["D/read"], "notDataActions": [], "condition": "c"}],
                  "assignableScopes": ["/subscriptions/s"]}}
                """));
        JsonNode edited = there.edit().withdraw("*/READ").description("e").toArmJson();
        assertThat(edited).isEqualTo(json("""
                {"properties": {"roleName": "Old", "description": "e", "type": "CustomRole", "future": 7,
                  "permissions": [{"actions": ["Microsoft.MachineLearningServices/workspaces/jobs/*"],
                    "notActions": [], "dataActions": ["D/read"], "notDataActions": [], "condition": "c"}],
                  "assignableScopes": ["/subscriptions/s"]}}
                """));
        assertThat(there.permissions().get(0).actions()).contains("*/read");
    }

    @Test
    void roleOfAManagementGroupThatGrantsDataAloneIsEdited() throws IOException {
        String group = "/providers/Microsoft.Management/managementGroups/clinics";
        RoleDefinition there = new RoleDefinition(json("""
                {"name": "12345678-0000-0000-0000-000000000001", "properties": {"roleName": "Old", "type": "CustomRole",
                  "permissions": [{"actions": [], "notActions": [], "dataActions": ["D/read"], "notDataActions": []}],
                  "assignableScopes": ["%s"]}}
                """.formatted(group)));
        assertThat(there.edit()
                        .description("new")
                        .toArmJson()
                        .at("/properties/assignableScopes/0")
                        .asText())
                .isEqualTo(group);
    }

    @Test
    void rolesOfAzuresOwnAreNotEdited() throws IOException {
        RoleDefinition builtIn = new RoleDefinition(json("""
                {"name": "acdd72a7-3385-48ef-bd42-f606fba81ae7", "properties": {"roleName": "Reader", "type": "BuiltInRole"}}
                """));
        assertThatIllegalArgumentException().isThrownBy(builtIn::edit).withMessageContaining("cannot be changed");
    }

    @Test
    void leastPrivilegeNamesEachActionOnceWithWhatNeedsIt() {
        LeastPrivilege least = LeastPrivilege.of(
                Task.of("a", "do a", "Microsoft.MachineLearningServices/workspaces/read", JOBS),
                Task.of("b", "do b", "microsoft.machinelearningservices/WORKSPACES/read", "Microsoft.Storage/x/read"));
        assertThat(least.actions())
                .containsExactly("Microsoft.MachineLearningServices/workspaces/read", JOBS, "Microsoft.Storage/x/read");
        assertThat(least.table().lines())
                .containsExactly(
                        "Microsoft.MachineLearningServices/workspaces/read    a, b",
                        "Microsoft.MachineLearningServices/workspaces/jobs/*  a",
                        "Microsoft.Storage/x/read                             b");
        CustomRole role = least.role("ab").assignableIn(GROUP);
        assertThat(role.description()).isEqualTo("Least that is needed to do a; do b");
        assertThat(role.granted()).isEqualTo(least.actions());
    }

    private static JsonNode json(String text) throws IOException {
        return Json.mapper().readTree(text);
    }
}
