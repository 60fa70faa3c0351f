package io.github.azureml4j.local.rbac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.AuthorizationManager;
import com.azure.resourcemanager.authorization.fluent.AuthorizationManagementClient;
import com.azure.resourcemanager.authorization.fluent.models.RoleAssignmentInner;
import com.azure.resourcemanager.authorization.models.PrincipalType;
import com.azure.resourcemanager.authorization.models.RoleAssignmentCreateParameters;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.OfficialClients;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WirePrincipal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Microsoft's own client of roles, unmodified. */
class OfficialAuthorizationTest {

    @Test
    void officialClientGivesListsAndTakesAccess() {
        try (AzureMlLocal local = AzureMlLocal.start()) {
            AuthorizationManagementClient client = client(local);
            ArmFixture arm = new ArmFixture(local);
            WirePrincipal ada = new WirePrincipal(local, "ada");
            String reader = client.getRoleDefinitions()
                    .list(arm.group(), "roleName eq 'Reader'", Context.NONE)
                    .iterator()
                    .next()
                    .id();
            RoleAssignmentCreateParameters asked = new RoleAssignmentCreateParameters()
                    .withPrincipalId(ada.objectId())
                    .withPrincipalType(PrincipalType.SERVICE_PRINCIPAL)
                    .withRoleDefinitionId(reader);

            RoleAssignmentInner given = client.getRoleAssignments()
                    .create(arm.group(), UUID.randomUUID().toString(), asked);

            assertThat(client.getRoleAssignments().listForScope(arm.group()).stream()
                            .filter(each -> each.principalId().equals(ada.objectId())))
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.id()).isEqualTo(given.id());
                        assertThat(each.roleDefinitionId()).isEqualTo(reader);
                    });
            assertThatThrownBy(() -> client.getRoleAssignments()
                            .create(arm.group(), UUID.randomUUID().toString(), asked))
                    .isInstanceOfSatisfying(
                            ManagementException.class,
                            refused -> assertThat(refused.getValue().getCode()).isEqualTo("RoleAssignmentExists"));
            assertThat(client.getRoleAssignments().deleteById(given.id())).isNotNull();
            assertThat(client.getPermissions().listByResourceGroup("rg-test").stream())
                    .singleElement()
                    .satisfies(mine -> assertThat(mine.actions()).containsExactly("*"));
        }
    }

    private static AuthorizationManagementClient client(AzureMlLocal local) {
        HttpPipeline pipeline = new HttpPipelineBuilder()
                .httpClient(OfficialClients.transport(local))
                .policies(new BearerTokenAuthenticationPolicy(
                        OfficialClients.credential(local), WireClient.ARM + "/.default"))
                .build();
        AzureProfile profile = new AzureProfile(local.tenantId(), local.subscriptionId(), AzureEnvironment.AZURE);
        return AuthorizationManager.authenticate(pipeline, profile).roleServiceClient();
    }
}
