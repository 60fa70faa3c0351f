package io.github.azureml4j.local.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.local.LocalUser;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Microsoft Graph says of people, and of ids that may be anybody's. */
class DirectoryTest {

    private static final String GRAPH = "https://graph.microsoft.com";
    private static final String NOBODY = "00000000-1111-2222-3333-444444444444";

    private static AzureMlLocal local;
    private static WireClient wire;
    private static LocalUser ada;
    private static LocalApplication job;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        wire = new WireClient(local);
        ada = local.entra().addUser("ada@contoso.com", "Passw0rd!");
        job = local.entra().addApplication("job");
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void userIsFoundByNameAndByObjectId() {
        JsonNode listed = get("/users?$filter=userPrincipalName%20eq%20'ADA@contoso.com'")
                .json()
                .path("value");

        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/id").asText()).isEqualTo(ada.objectId());
        assertThat(get("/users/" + ada.objectId()).json()).isEqualTo(listed.get(0));
        assertThat(get("/users/ada@contoso.com").json()).isEqualTo(listed.get(0));
        assertThat(listed.toString()).doesNotContain("Passw0rd!");
    }

    @Test
    void nobodyIsAnEmptyListOrNotFound() {
        assertThat(get("/users?$filter=userPrincipalName%20eq%20'bob@contoso.com'")
                        .json()
                        .path("value"))
                .isEmpty();
        assertThat(get("/users/" + NOBODY).errorCode()).isEqualTo("Request_ResourceNotFound");
    }

    @Test
    void idsAreToldWithTheKindOfWhoHasThem() {
        String team = local.entra().addGroup("team").objectId();
        JsonNode found = byIds("""
                {"ids": ["%s", "%s", "%s", "%s"], "types": ["user", "group", "servicePrincipal"]}""".formatted(ada.objectId(), job.objectId(), NOBODY, team));

        assertThat(found.findValuesAsText("id")).containsExactly(ada.objectId(), job.objectId(), team);
        assertThat(found.findValuesAsText("@odata.type"))
                .containsExactly(
                        "#microsoft.graph.user", "#microsoft.graph.servicePrincipal", "#microsoft.graph.group");
        assertThat(found.at("/2/displayName").asText()).isEqualTo("team");
    }

    @Test
    void kindsThatAreNotAskedForAreLeftOut() {
        assertThat(byIds("""
                {"ids": ["%s", "%s"], "types": ["user"]}""".formatted(ada.objectId(), job.objectId())).findValuesAsText("id"))
                .containsExactly(ada.objectId());
    }

    @Test
    void applicationIsNobodysMe() {
        Answer answer = get("/me");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("only valid with delegated authentication flow");
    }

    private static JsonNode byIds(String body) {
        Answer answer = send("POST", "/directoryObjects/getByIds", body);
        assertThat(answer.status()).as(answer::text).isEqualTo(200);
        return answer.json().path("value");
    }

    private static Answer get(String path) {
        return send("GET", path, null);
    }

    private static Answer send(String method, String path, @Nullable String body) {
        return wire.json(wire.token(GRAPH), method, GRAPH + "/v1.0" + path, body);
    }
}
