package io.github.azureml4j.local.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalUser;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock stands still: everything here happens within one second, revocation and all. */
class ClaimsChallengeTest {

    private static final String URL = WireClient.ARM + "/subscriptions?api-version=2022-12-01";
    private static final String STEP_UP = "{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"p1\"}}}";
    private static final Pattern CLAIMS = Pattern.compile("claims=\"([^\"]+)\"");

    private AzureMlLocal local;
    private WireClient wire;
    private UserTokens users;
    private LocalUser ada;

    @BeforeEach
    void start() {
        Instant now = Instant.now();
        local = AzureMlLocal.builder().clock(Clock.fixed(now, ZoneOffset.UTC)).start();
        wire = new WireClient(local);
        users = new UserTokens(local);
        ada = local.entra().addUser("ada", "pa55word");
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void revokedTokenOfACapableClientIsChallenged() throws IOException {
        String token = token(application(UserTokens.CP1));
        assertThat(status(token)).isEqualTo(200);
        local.entra().revokeSessions(objectId(token));

        Answer answer = wire.json(token, "GET", URL, null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .startsWith("Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/")
                .contains("error=\"insufficient_claims\"");
        JsonNode nbf = challenge(answer).at("/access_token/nbf");
        assertThat(nbf.path("essential").asBoolean()).isTrue();
        assertThat(nbf.path("value").asText())
                .isEqualTo(String.valueOf(local.clock().instant().getEpochSecond()));
        assertThat(status(token(application(UserTokens.CP1)))).isEqualTo(200);
    }

    @Test
    void revokedTokenOfAnyOtherClientIsJustNoGood() {
        String token = wire.token(WireClient.ARM);
        local.entra().revokeSessions(objectId(token));

        Answer answer = wire.json(token, "GET", URL, null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.errorCode()).isEqualTo("InvalidAuthenticationToken");
        assertThat(answer.header("WWW-Authenticate")).doesNotContain("claims=");
        assertThat(status(wire.token(WireClient.ARM))).isEqualTo(200);
    }

    @Test
    void revokingOneLeavesTheOthers() {
        String mine = wire.token(WireClient.ARM);
        String adas = users.signIn(ada, local.tenantId(), Map.of())
                .path("access_token")
                .asText();
        local.entra().revokeSessions(ada.objectId());

        assertThat(status(adas)).isEqualTo(401);
        assertThat(status(mine)).isEqualTo(200);
    }

    @Test
    void guestsTokensGoWithTheUsers() {
        String home = local.entra().addTenant("Fabrikam");
        LocalUser grace = local.entra().addUser(home, "grace", "pa55word");
        local.entra().invite(grace, local.tenantId());
        String token = users.signIn(grace, local.tenantId(), Map.of())
                .path("access_token")
                .asText();
        assertThat(status(token)).isEqualTo(200);

        local.entra().revokeSessions(grace.objectId());

        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void demandedClaimsAreMetOnlyByATokenThatWasAskedForWithThem() throws IOException {
        String before = token(application(UserTokens.CP1));
        local.entra().requireClaims(objectId(before), STEP_UP);

        Answer answer = wire.json(before, "GET", URL, null);
        String demanded = challenge(answer).toString();

        assertThat(demanded).isEqualTo(STEP_UP);
        assertThat(status(token(application(UserTokens.CP1)))).isEqualTo(401);
        String better = token(application(demanded));
        assertThat(UserTokens.claims(better).path("acrs").toString()).isEqualTo("[\"p1\"]");
        assertThat(status(better)).isEqualTo(200);
        local.entra().requireNoClaims(objectId(before));
        assertThat(status(before)).isEqualTo(200);
    }

    @Test
    void stepUpMakesAUserVerify() {
        JsonNode signedIn = users.signIn(ada, local.tenantId(), Map.of("claims", UserTokens.CP1));

        Answer refused =
                users.refresh(signedIn.path("refresh_token").asText(), local.tenantId(), Map.of("claims", STEP_UP));

        assertThat(refused.json().path("error").asText()).isEqualTo("interaction_required");
        assertThat(refused.json().path("claims").asText()).isEqualTo(STEP_UP);
        local.entra().requireMfa(ada);
        JsonNode verified = users.signIn(ada, local.tenantId(), Map.of("claims", STEP_UP));
        assertThat(UserTokens.claims(verified.path("access_token").asText())
                        .path("acrs")
                        .toString())
                .isEqualTo("[\"p1\"]");
    }

    @Test
    void claimsThatAreNoJsonAreRefused() {
        assertThat(application("{").json().at("/error_codes/0").asInt()).isEqualTo(90100);
        assertThatThrownBy(() -> local.entra().requireClaims(ada.objectId(), "{"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void vaultsChallengeForClaimsToo() throws IOException {
        new ArmFixture(local).keyVault("kv-claims", "eastus");
        String url = "https://kv-claims.vault.azure.net/secrets?api-version=7.5";
        String token = token(application(UserTokens.CP1, "https://vault.azure.net"));
        assertThat(wire.json(token, "GET", url, null).status()).isEqualTo(200);
        local.entra().revokeSessions(objectId(token));

        Answer answer = wire.json(token, "GET", url, null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .startsWith("Bearer authorization=\"https://login.microsoftonline.com/" + local.tenantId())
                .contains("resource=\"https://vault.azure.net\", error=\"insufficient_claims\"");
        assertThat(challenge(answer).at("/access_token/nbf/value").asText()).isNotEmpty();
        String renewed = token(application(UserTokens.CP1, "https://vault.azure.net"));
        assertThat(wire.json(renewed, "GET", url, null).status()).isEqualTo(200);
    }

    @Test
    void regionHostsHonourRevocation() {
        String url = "https://eastus.api.azureml.ms/history/v1.0/subscriptions/" + local.subscriptionId()
                + "/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/experiments/e/runs/r";
        String token = wire.token("https://ml.azure.com");
        assertThat(wire.json(token, "GET", url, null).status()).isEqualTo(404);

        local.entra().revokeSessions(objectId(token));

        assertThat(wire.json(token, "GET", url, null).status()).isEqualTo(401);
    }

    private Answer application(String claims) {
        return application(claims, WireClient.ARM);
    }

    private Answer application(String claims, String resource) {
        return wire.tokenForm(
                local.tenantId(),
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        local.clientId(),
                        "client_secret",
                        local.clientSecret(),
                        "scope",
                        resource + "/.default",
                        "claims",
                        claims));
    }

    private int status(String token) {
        return wire.json(token, "GET", URL, null).status();
    }

    private static String token(Answer answer) {
        return answer.json().path("access_token").asText();
    }

    private static String objectId(String token) {
        return UserTokens.claims(token).path("oid").asText();
    }

    private static JsonNode challenge(Answer answer) throws IOException {
        Matcher claims = CLAIMS.matcher(answer.header("WWW-Authenticate"));
        assertThat(claims.find()).isTrue();
        return new ObjectMapper().readTree(Base64.getDecoder().decode(claims.group(1)));
    }
}
