package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.github.azureml4j.testkit.CapturedLogs;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

@Timeout(60)
class CredentialsTest {

    private static final String TENANT = "11111111-1111-1111-1111-111111111111";

    /** Once it has been told so, in the life of a JVM. */
    private static final String NAME_OF_CHINA_THAT_MSAL_PREFERS = "login.partner.microsoftonline.cn";

    private final ScriptedEntra entra = new ScriptedEntra();

    @ParameterizedTest
    @MethodSource("clouds")
    void servicePrincipalAsksEntraOfItsCloudAndNobodyElse(AzureCloud cloud) {
        TokenRequestContext request = new TokenRequestContext().addScopes(cloud.resourceManagerScope());

        AccessToken token = principal(cloud).getTokenSync(request);

        assertThat(token.getToken()).isEqualTo("token-1");
        assertThat(entra.asked).hasSize(1);
        assertThat(entra.hosts).hasSize(1).isSubsetOf(cloud.authorityHost().getHost(), NAME_OF_CHINA_THAT_MSAL_PREFERS);
        ScriptedEntra.Asked asked = entra.asked.get(0);
        assertThat(asked.uri().getPath()).isEqualTo("/" + TENANT + "/oauth2/v2.0/token");
        assertThat(asked.form())
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_id", "app")
                .containsEntry("client_secret", "canary");
        assertThat(asked.form().get("scope")).contains(cloud.resourceManagerScope());
    }

    @Test
    void servicePrincipalRemembersNothing() {
        TokenCredential principal = principal(AzureCloud.PUBLIC);

        assertThat(principal.getTokenSync(arm()).getToken()).isEqualTo("token-1");
        assertThat(principal.getTokenSync(arm()).getToken()).isEqualTo("token-2");
        assertThat(principal.getToken(arm()).block().getToken()).isEqualTo("token-3");
    }

    @Test
    void wrongSecretIsNamedByItsCode() {
        entra.refuses("AADSTS7000215: Invalid client secret provided.");

        assertThatThrownBy(() -> principal(AzureCloud.PUBLIC).getTokenSync(arm()))
                .isInstanceOfSatisfying(
                        SignInException.class, e -> assertThat(e.code()).contains("AADSTS7000215"))
                .hasMessageContaining("Invalid client secret")
                .hasMessageNotContaining("canary");
    }

    @Test
    void reactiveCallerLearnsTheCodeToo() {
        entra.refuses("AADSTS700016: Application not found.");

        assertThatThrownBy(() -> principal(AzureCloud.PUBLIC).getToken(arm()).block())
                .isInstanceOfSatisfying(
                        SignInException.class, e -> assertThat(e.code()).contains("AADSTS700016"));
    }

    @Test
    void claimsOfAChallengeAreSentBesideWhatTheClientCanDo() {
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1700000000\"}}}";
        TokenCredential principal = principal(AzureCloud.PUBLIC);

        principal.getTokenSync(arm().setCaeEnabled(true));
        AccessToken answer = principal.getTokenSync(arm().setClaims(claims));

        assertThat(answer.getToken()).isEqualTo("token-2");
        assertThat(entra.asked.get(0).form().get("claims")).contains("CP1").doesNotContain("nbf");
        assertThat(entra.asked.get(1).form().get("claims"))
                .contains("\"xms_cc\":{\"values\":[\"CP1\"]}", "\"value\":\"1700000000\"");
    }

    @Test
    void anyCredentialSignsIn() {
        TokenCredential own = request -> Mono.just(new AccessToken("own", OffsetDateTime.MAX));

        TokenCredential bound = Credentials.of(own).bind(AzureCloud.PUBLIC, entra);

        assertThat(bound.getTokenSync(arm()).getToken()).isEqualTo("own");
        assertThat(entra.asked).isEmpty();
    }

    @Test
    void blankPartsOfAServicePrincipalAreNamedTogether() {
        assertThatThrownBy(() -> Credentials.servicePrincipal("", "app", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tenantId, secret");
    }

    @Test
    void secretAndTokensAreInNoLogAndNoException() {
        try (CapturedLogs logs = CapturedLogs.start()) {
            CachedCredential cached = CachedCredential.of(principal(AzureCloud.PUBLIC), Clock.systemUTC());
            cached.getTokenSync(arm());
            entra.refuses("AADSTS7000215: Invalid client secret provided.");
            Throwable refused = catchThrowable(() -> cached.getTokenSync(arm().setClaims("{}")));

            assertThat(logs.text() + Throwables.getStackTrace(refused))
                    .contains("AADSTS7000215")
                    .doesNotContain("canary", "token-1");
        }
    }

    @Test
    void secretStaysOutOfText() {
        SignIn signIn = Credentials.servicePrincipal(TENANT, "app", "canary");

        assertThat(signIn.toString()).contains(TENANT, "app").doesNotContain("canary");
        assertThat(signIn.bind(AzureCloud.PUBLIC, entra).toString()).doesNotContain("canary");
    }

    static Stream<AzureCloud> clouds() {
        return Stream.of(AzureCloud.PUBLIC, AzureCloud.CHINA, AzureCloud.US_GOVERNMENT);
    }

    private TokenCredential principal(AzureCloud cloud) {
        return Credentials.servicePrincipal(TENANT, "app", "canary").bind(cloud, entra);
    }

    private static TokenRequestContext arm() {
        return new TokenRequestContext().addScopes(AzureCloud.PUBLIC.resourceManagerScope());
    }
}
