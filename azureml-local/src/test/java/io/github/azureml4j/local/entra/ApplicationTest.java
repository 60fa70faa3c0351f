package io.github.azureml4j.local.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.local.LocalUser;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationTest {

    private static final String HOST = "https://login.microsoftonline.com/";

    private AzureMlLocal local;
    private WireClient wire;
    private LocalApplication job;

    @BeforeEach
    void start() {
        local = AzureMlLocal.start();
        wire = new WireClient(local);
        job = local.entra().addApplication("job");
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void secretExpiresByTheEmulatorsClock() {
        String secret =
                local.entra().addSecret(job.clientId(), local.clock().instant().plus(Duration.ofDays(1)));
        assertThat(asked(job.tenantId(), secret).status()).isEqualTo(200);

        local.clock().advance(Duration.ofDays(2));

        refused(asked(job.tenantId(), secret), 401, "invalid_client", 7000222);
        assertThat(asked(job.tenantId(), job.secret()).status()).isEqualTo(200);
    }

    @Test
    void removedSecretIsNoGoodAnyMore() {
        local.entra().removeSecret(job.clientId(), job.secret());

        refused(asked(job.tenantId(), job.secret()), 401, "invalid_client", 7000215);
    }

    @Test
    void disabledApplicationGetsNothing() {
        local.entra().disable(job.objectId());
        refused(asked(job.tenantId(), job.secret()), 400, "unauthorized_client", 7000112);

        local.entra().enable(job.objectId());
        assertThat(asked(job.tenantId(), job.secret()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"common", "organizations"})
    void applicationNamesItsTenant(String tenant) {
        refused(asked(tenant, job.secret()), 400, "invalid_request", 50059);
    }

    @Test
    void applicationOfOneTenantIsUnknownInAnother() {
        String other = local.entra().addTenant("Fabrikam");

        refused(asked(other, job.secret()), 400, "unauthorized_client", 700016);
        LocalApplication theirs = local.entra().addApplication(other, "theirs");
        Answer answer = asked("fabrikam.onmicrosoft.com", theirs.clientId(), theirs.secret());
        assertThat(UserTokens.claims(answer.json().path("access_token").asText())
                        .path("tid")
                        .asText())
                .isEqualTo(other);
    }

    @Test
    void tokensLiveAsLongAsTheTestSays() {
        local.entra().tokenLifetime(Duration.ofMinutes(5));
        local.entra().refreshIn(Duration.ofMinutes(2));

        JsonNode body = asked(job.tenantId(), job.secret()).json();

        assertThat(body.path("expires_in").asInt()).isEqualTo(299);
        assertThat(body.path("refresh_in").asInt()).isEqualTo(120);
        local.clock().advance(Duration.ofMinutes(5));
        assertThat(wire.json(body.path("access_token").asText(), "GET", subscriptions(), null)
                        .errorCode())
                .isEqualTo("ExpiredAuthenticationToken");
    }

    @ParameterizedTest
    @CsvSource({
        "login.microsoftonline.com, https://management.azure.com, https://sts.windows.net/",
        "login.windows.net, https://management.core.windows.net/, https://sts.windows.net/",
        "login.chinacloudapi.cn, https://management.chinacloudapi.cn, https://sts.chinacloudapi.cn/",
        "login.partner.microsoftonline.cn, https://ml.azure.cn, https://sts.chinacloudapi.cn/",
        "login.microsoftonline.us, https://management.usgovcloudapi.net, https://sts.windows.net/",
        "login.usgovcloudapi.net, https://ml.azure.us, https://sts.windows.net/"
    })
    void everyCloudAndAliasSigns(String host, String resource, String issuer) {
        Map<String, String> form = form(job.clientId(), job.secret());
        form.put("scope", resource + "/.default");
        JsonNode claims =
                UserTokens.claims(wire.form("https://" + host + "/" + job.tenantId() + "/oauth2/v2.0/token", form)
                        .json()
                        .path("access_token")
                        .asText());

        assertThat(claims.path("aud").asText()).isEqualTo(resource);
        assertThat(claims.path("iss").asText()).isEqualTo(issuer + job.tenantId() + "/");
        assertThat(claims.path("appidacr").asText()).isEqualTo("1");
        assertThat(claims.path("idtyp").asText()).isEqualTo("app");
        assertThat(claims.path("uti").asText()).hasSize(22);
    }

    @Test
    void requestIsKnownByItsIdsEverywhere() {
        Map<String, String> form = form(job.clientId(), "wrong");
        Answer answer = wire.form(
                HOST + job.tenantId() + "/oauth2/v2.0/token",
                form,
                "client-request-id",
                "0e1c4bb4-45bd-4a3c-a9e0-5f6a38d1e1a1");

        assertThat(answer.header("client-request-id")).isEqualTo("0e1c4bb4-45bd-4a3c-a9e0-5f6a38d1e1a1");
        assertThat(answer.header("x-ms-request-id"))
                .isEqualTo(answer.json().path("trace_id").asText());
        assertThat(answer.json().path("correlation_id").asText()).isEqualTo("0e1c4bb4-45bd-4a3c-a9e0-5f6a38d1e1a1");
        assertThat(answer.json().path("error_uri").asText()).isEqualTo(HOST + "error?code=7000215");
        assertThat(answer.json().path("error_description").asText())
                .contains("Trace ID: ", "Correlation ID: ", "Timestamp: ");
    }

    @Test
    void applicationsAreNotActedForByThemselves() {
        Map<String, String> form = form(job.clientId(), job.secret());
        form.put("scope", "api://" + job.clientId() + "/.default");
        String own =
                wire.tokenForm(job.tenantId(), form).json().path("access_token").asText();

        refused(onBehalfOf(own), 400, "invalid_grant", 7000114);
        refused(onBehalfOf(wire.token(WireClient.ARM)), 400, "invalid_grant", 500131);
        refused(onBehalfOf("this-is-no-token-of-anybody"), 400, "invalid_grant", 50013);
    }

    @Test
    void customersPoliciesAreNamedAndNotServed() {
        Answer answer = wire.form(HOST + "contoso.onmicrosoft.com/b2c_1_signin/oauth2/v2.0/token", Map.of());

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.text()).contains("B2C", "Azure Machine Learning does not support");
    }

    @Test
    void passwordsAreNotTakenFromClients() {
        Map<String, String> form = form(job.clientId(), job.secret());
        form.put("grant_type", "password");

        refused(wire.tokenForm(job.tenantId(), form), 400, "unsupported_grant_type", 70003);
    }

    @Test
    void realmSaysWhosePasswordIsCheckedHere() {
        local.entra().addUser("ada@contoso.com", "pa55word");

        assertThat(realm("ada@contoso.com")).isEqualTo("Managed");
        assertThat(realm("nobody@contoso.com")).isEqualTo("Unknown");
    }

    @Test
    void guestSeesEveryTenantItIsIn() {
        String fabrikam = local.entra().addTenant("Fabrikam");
        LocalUser grace = local.entra().addUser(fabrikam, "grace", "pa55word");
        local.entra().invite(grace, local.tenantId());
        String token = new UserTokens(local)
                .signIn(grace, "organizations", Map.of())
                .path("access_token")
                .asText();

        JsonNode tenants = wire.json(token, "GET", WireClient.ARM + "/tenants?api-version=2022-12-01", null)
                .json();

        assertThat(tenants.at("/value/0/tenantId").asText()).isEqualTo(fabrikam);
        assertThat(tenants.at("/value/1/tenantId").asText()).isEqualTo(local.tenantId());
    }

    private String realm(String user) {
        return wire.send("GET", HOST + "common/userrealm/" + user + "?api-version=1.0", null)
                .json()
                .path("account_type")
                .asText();
    }

    private Answer onBehalfOf(String assertion) {
        Map<String, String> form = form(job.clientId(), job.secret());
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        form.put("requested_token_use", "on_behalf_of");
        form.put("assertion", assertion);
        return wire.tokenForm(job.tenantId(), form);
    }

    private Answer asked(String tenant, String secret) {
        return asked(tenant, job.clientId(), secret);
    }

    private Answer asked(String tenant, String clientId, String secret) {
        return wire.tokenForm(tenant, form(clientId, secret));
    }

    private static Map<String, String> form(String clientId, String secret) {
        return new HashMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                clientId,
                "client_secret",
                secret,
                "scope",
                "https://management.azure.com/.default"));
    }

    private static String subscriptions() {
        return WireClient.ARM + "/subscriptions?api-version=2022-12-01";
    }

    private static void refused(Answer answer, int status, String error, int number) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        assertThat(answer.json().at("/error_codes/0").asInt()).isEqualTo(number);
        assertThat(answer.text()).doesNotContain("pa55word");
    }
}
