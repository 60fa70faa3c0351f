package io.github.azureml4j.local.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Microsoft Graph says of service principals. */
class ServicePrincipalTest {

    private static final String GRAPH = "https://graph.microsoft.com";

    private static AzureMlLocal local;
    private static WireClient wire;
    private static LocalApplication ada;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        wire = new WireClient(local);
        ada = local.entra().addApplication("ada");
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void principalIsFoundByItsApplicationAndByItsObjectId() {
        Answer listed = read("?$filter=appId%20eq%20'" + ada.clientId() + "'");
        Answer alone = read("/" + ada.objectId());

        assertThat(listed.json().path("value")).hasSize(1);
        assertThat(listed.json().at("/value/0")).isEqualTo(alone.json());
        assertThat(alone.json().path("id").asText()).isEqualTo(ada.objectId());
        assertThat(alone.json().path("appId").asText()).isEqualTo(ada.clientId());
        assertThat(alone.json().path("displayName").asText()).isEqualTo("ada");
        assertThat(alone.text()).doesNotContain(ada.secret());
    }

    @Test
    void azureCliFindsAPrincipalByOneOfItsNames() {
        assertThat(read("?$filter=servicePrincipalNames/any(c:c%20eq%20'" + ada.clientId() + "')")
                        .json()
                        .at("/value/0/id")
                        .asText())
                .isEqualTo(ada.objectId());
    }

    @Test
    void nobodyIsAnEmptyListOrNotFound() {
        String nobody = "00000000-1111-2222-3333-444444444444";

        assertThat(read("?$filter=appId%20eq%20'" + nobody + "'").json().path("value"))
                .isEmpty();
        assertThat(read("/" + nobody).status()).isEqualTo(404);
        assertThat(read("/" + nobody).errorCode()).isEqualTo("Request_ResourceNotFound");
    }

    @Test
    void otherFiltersAreNotMadeUp() {
        assertThat(read("?$filter=displayName%20eq%20'ada'").status()).isEqualTo(501);
        assertThat(read("").status()).isEqualTo(501);
    }

    @Test
    void tokenOfAnotherPlaneIsRefused() {
        String url = GRAPH + "/v1.0/servicePrincipals/" + ada.objectId();

        assertThat(wire.json(wire.token(WireClient.ARM), "GET", url, null).status())
                .isEqualTo(401);
    }

    private static Answer read(String path) {
        return wire.json(wire.token(GRAPH), "GET", GRAPH + "/v1.0/servicePrincipals" + path, null);
    }
}
