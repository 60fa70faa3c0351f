package io.github.azureml4j.local.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalUser;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {

    private AzureMlLocal local;
    private UserTokens users;
    private LocalUser ada;
    private JsonNode signedIn;

    @BeforeEach
    void start() {
        local = AzureMlLocal.start();
        users = new UserTokens(local);
        ada = local.entra().addUser("ada", "pa55word");
        signedIn = users.signIn(ada, local.tenantId(), Map.of());
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void eachRefreshBringsAnotherRefreshToken() {
        JsonNode second = refresh(Map.of()).json();

        assertThat(second.path("refresh_token").asText())
                .isNotEmpty()
                .isNotEqualTo(signedIn.path("refresh_token").asText());
        assertThat(users.refresh(second.path("refresh_token").asText(), local.tenantId(), Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anotherResourceMayBeAskedFor() {
        JsonNode body =
                refresh(Map.of("scope", "https://vault.azure.net/.default")).json();

        assertThat(claimed(body, "aud")).isEqualTo("https://vault.azure.net");
        assertThat(body.path("scope").asText())
                .isEqualTo("https://vault.azure.net/user_impersonation https://vault.azure.net/.default");
    }

    @Test
    void unknownResourceIsRefused() {
        refused(refresh(Map.of("scope", "https://nowhere.example/.default")), "invalid_resource", 500011);
    }

    @Test
    void revokedSessionIsOver() {
        local.entra().revokeSessions(ada.objectId());

        refused(refresh(Map.of()), "invalid_grant", 50173);
        assertThat(users.signIn(ada, local.tenantId(), Map.of())
                        .path("access_token")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void idleTokenDiesAfterNinetyDays() {
        local.clock().advance(Duration.ofDays(91));

        refused(refresh(Map.of()), "invalid_grant", 700082);
    }

    @Test
    void disabledUserGetsNothing() {
        local.entra().disable(ada.objectId());
        refused(refresh(Map.of()), "invalid_grant", 50057);

        local.entra().enable(ada.objectId());
        assertThat(refresh(Map.of()).status()).isEqualTo(200);
    }

    @Test
    void userWhoMustVerifyFromNowOnHasToComeBack() {
        local.entra().requireMfa(ada);

        refused(refresh(Map.of()), "interaction_required", 50076);
    }

    @Test
    void anotherClientMayNotUseIt() {
        String other = local.entra().addPublicClient("other");

        refused(refresh(Map.of("client_id", other)), "invalid_grant", 700005);
        refused(users.refresh("made-up", local.tenantId(), Map.of()), "invalid_grant", 70000);
    }

    @Test
    void publicClientPresentsNoSecret() {
        Answer answer = refresh(Map.of("client_secret", "x"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().at("/error_codes/0").asInt()).isEqualTo(700025);
    }

    @Test
    void guestFollowsWhereItWasInvitedAndNowhereElse() {
        String fabrikam = local.entra().addTenant("Fabrikam");
        refused(users.refresh(token(), fabrikam, Map.of()), "invalid_grant", 50020);

        String guestId = local.entra().invite(ada, fabrikam);

        JsonNode body =
                users.refresh(token(), fabrikam, Map.of("client_info", "1")).json();
        assertThat(claimed(body, "oid")).isEqualTo(guestId);
        assertThat(claimed(body, "tid")).isEqualTo(fabrikam);
        assertThat(claimed(body, "upn")).endsWith("#EXT#@fabrikam.onmicrosoft.com");
        assertThat(UserTokens.claims(body.path("id_token").asText()).path("idp").asText())
                .contains(local.tenantId());
    }

    @Test
    void otherTenantsTokenOpensNothingOfTheSubscription() {
        String fabrikam = local.entra().addTenant("Fabrikam");
        local.entra().invite(ada, fabrikam);
        String token = users.refresh(token(), fabrikam, Map.of())
                .json()
                .path("access_token")
                .asText();
        WireClient wire = new WireClient(local);
        String url = WireClient.ARM + "/subscriptions/" + local.subscriptionId() + "?api-version=2022-12-01";

        Answer answer = wire.json(token, "GET", url, null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.errorCode()).isEqualTo("InvalidAuthenticationTokenTenant");
        JsonNode seen = wire.json(token, "GET", WireClient.ARM + "/subscriptions?api-version=2022-12-01", null)
                .json();
        assertThat(seen.path("value")).isEmpty();
    }

    private String token() {
        return signedIn.path("refresh_token").asText();
    }

    private Answer refresh(Map<String, String> further) {
        return users.refresh(token(), local.tenantId(), new HashMap<>(further));
    }

    private static String claimed(JsonNode body, String claim) {
        return UserTokens.claims(body.path("access_token").asText()).path(claim).asText();
    }

    private static void refused(Answer answer, String error, int number) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        assertThat(answer.json().at("/error_codes/0").asInt()).isEqualTo(number);
    }
}
