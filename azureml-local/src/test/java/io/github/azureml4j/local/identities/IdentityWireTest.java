package io.github.azureml4j.local.identities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Identities that customers make beside what will use them. */
class IdentityWireTest {

    private static final String EASTUS = "{\"location\":\"eastus\"}";

    private static AzureMlLocal local;
    private static ArmFixture azure;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        azure = new ArmFixture(local);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void identityIsMadeOnceReadListedAndDeleted() {
        Answer made = call("PUT", "/reader", EASTUS);
        Answer again = call("PUT", "/reader", "{\"location\":\"eastus\",\"tags\":{\"team\":\"radiology\"}}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("properties")).isEqualTo(made.json().path("properties"));
        assertThat(again.json().at("/tags/team").asText()).isEqualTo("radiology");
        assertThat(call("GET", "", null).json().findValuesAsText("name")).contains("reader");
        assertThat(call("GET", "/reader", null).json()).isEqualTo(again.json());
        assertThat(azure.wire()
                        .arm("GET", azure.group() + "/resources?api-version=2024-03-01", null)
                        .text())
                .contains("/userAssignedIdentities/reader");
        assertThat(call("DELETE", "/reader", null).status()).isEqualTo(200);
        assertThat(call("DELETE", "/reader", null).status()).isEqualTo(204);
        assertThat(call("GET", "/reader", null).errorCode()).isEqualTo("ResourceNotFound");
    }

    @Test
    void identityIsAPrincipalThatCanBeGivenARole() {
        JsonNode identity = call("PUT", "/granted", EASTUS).json().path("properties");
        String principal = identity.path("principalId").asText();

        local.access().grant(principal, "Reader", azure.group());

        String assignments = azure.group() + "/providers/Microsoft.Authorization/roleAssignments"
                + "?api-version=2022-04-01&$filter=principalId%20eq%20'" + principal + "'";
        assertThat(azure.wire()
                        .arm("GET", assignments, null)
                        .json()
                        .at("/value/0/properties/principalType")
                        .asText())
                .isEqualTo("ServicePrincipal");
        assertThat(identity.path("tenantId").asText()).isEqualTo(local.tenantId());
    }

    @Test
    void machineIsAssignedAnIdentityOfArm() {
        JsonNode identity = call("PUT", "/worker", EASTUS).json();

        assertThat(local.managedIdentities()
                        .assign(identity.path("id").asText())
                        .orElseThrow()
                        .objectId())
                .isEqualTo(identity.at("/properties/principalId").asText());
        assertThat(local.managedIdentities().assign(identity.path("id").asText() + "x"))
                .isEmpty();
    }

    private static Answer call(String method, String path, @Nullable String body) {
        return azure.wire()
                .arm(
                        method,
                        azure.group() + "/providers/" + IdentityService.TYPE + path + "?api-version=2023-01-31",
                        body);
    }
}
