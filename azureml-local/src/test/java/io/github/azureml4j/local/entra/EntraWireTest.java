package io.github.azureml4j.local.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntraWireTest {

    private static AzureMlLocal local;
    private static WireClient wire;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        wire = new WireClient(local);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://management.azure.com/.default",
                "https://management.azure.com/.default openid profile offline_access",
                "openid profile offline_access https://management.azure.com/.default",
                "https://management.core.windows.net//.default",
            })
    void scopeMayComeInAnyOrder(String scope) {
        Answer answer = wire.tokenForm(local.tenantId(), with("scope", scope));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(3599);
    }

    @Test
    void tokenSaysWhoWhomAndWhen() throws Exception {
        JsonNode claims = claims(wire.token("https://management.azure.com"));

        assertThat(claims.path("aud").asText()).isEqualTo("https://management.azure.com");
        assertThat(claims.path("iss").asText()).isEqualTo("https://sts.windows.net/" + local.tenantId() + "/");
        assertThat(claims.path("tid").asText()).isEqualTo(local.tenantId());
        assertThat(claims.path("appid").asText()).isEqualTo(local.clientId());
        assertThat(claims.path("oid").asText())
                .isNotEmpty()
                .isEqualTo(claims.path("sub").asText());
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
        assertThat(claims.path("nbf").asLong()).isEqualTo(claims.path("iat").asLong());
    }

    @Test
    void tokenIsSignedByThePublishedKey() throws Exception {
        String token = wire.token("https://management.azure.com");
        JsonNode configuration = open("/" + local.tenantId() + "/v2.0/.well-known/openid-configuration");
        JsonNode key = wire.send("GET", configuration.path("jwks_uri").asText(), null)
                .json()
                .at("/keys/0");

        assertThat(isSigned(token, key)).isTrue();
        assertThat(header(token).path("kid").asText()).isEqualTo(key.path("kid").asText());
        assertThat(header(token).path("alg").asText()).isEqualTo("RS256");
    }

    @Test
    void secretMayComeInABasicHeader() {
        String pair = URLEncoder.encode(local.clientId(), StandardCharsets.UTF_8) + ":" + local.clientSecret();
        Answer answer = wire.form(
                "https://login.microsoftonline.com/" + local.tenantId() + "/oauth2/v2.0/token",
                Map.of("grant_type", "client_credentials", "scope", "https://ml.azure.com/.default"),
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void olderEndpointTakesAResourceAndWritesNumbersAsText() {
        Map<String, String> form = with("resource", "https://management.azure.com");
        form.remove("scope");
        JsonNode body = wire.form("https://login.microsoftonline.com/" + local.tenantId() + "/oauth2/token", form)
                .json();

        assertThat(body.path("resource").asText()).isEqualTo("https://management.azure.com");
        assertThat(body.path("expires_in").isTextual()).isTrue();
        assertThat(body.path("expires_on").asText()).matches("\\d{10}");
        assertThat(body.path("access_token").asText()).contains(".");
    }

    @Test
    void chinaHasItsOwnIssuer() throws Exception {
        Answer answer = wire.form(
                "https://login.chinacloudapi.cn/" + local.tenantId() + "/oauth2/v2.0/token",
                with("scope", "https://management.chinacloudapi.cn/.default"));

        assertThat(claims(answer.json().path("access_token").asText())
                        .path("iss")
                        .asText())
                .isEqualTo("https://sts.chinacloudapi.cn/" + local.tenantId() + "/");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("client_secret", "wrong", 401, "invalid_client", 7000215),
                Arguments.of("client_secret", null, 401, "invalid_client", 7000218),
                Arguments.of("client_id", "11111111-1111-1111-1111-111111111111", 400, "unauthorized_client", 700016),
                Arguments.of("client_id", null, 400, "invalid_request", 90014),
                Arguments.of("grant_type", "password", 400, "unsupported_grant_type", 70003),
                Arguments.of("grant_type", null, 400, "invalid_request", 90014),
                Arguments.of("scope", null, 400, "invalid_request", 90014),
                Arguments.of("scope", "https://management.azure.com/user_impersonation", 400, "invalid_scope", 1002012),
                Arguments.of("scope", "openid", 400, "invalid_scope", 1002012),
                Arguments.of(
                        "scope",
                        "https://management.azure.com/.default https://ml.azure.com/.default",
                        400,
                        "invalid_scope",
                        28000),
                Arguments.of("scope", "https://nowhere.example/.default", 400, "invalid_resource", 500011));
    }

    @ParameterizedTest(name = "{0}={1}: AADSTS{4}")
    @MethodSource("refusals")
    void refusalHasEntrasForm(String field, String value, int status, String error, int number) {
        Answer answer = wire.tokenForm(local.tenantId(), with(field, value));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        assertThat(answer.json().path("error_description").asText()).startsWith("AADSTS" + number + ": ");
        assertThat(answer.json().at("/error_codes/0").asInt()).isEqualTo(number);
        assertThat(answer.json().path("correlation_id").asText()).isNotEmpty();
        assertThat(answer.text()).doesNotContain(local.clientSecret());
    }

    @Test
    void otherTenantsAreUnknown() {
        Answer answer = wire.tokenForm("22222222-2222-2222-2222-222222222222", with("scope", "x/.default"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error_codes/0").asInt()).isEqualTo(90002);
    }

    @Test
    void discoveryNamesTheHostThatWasAsked() {
        JsonNode v2 = open("/" + local.tenantId() + "/v2.0/.well-known/openid-configuration");
        JsonNode v1 = open("/" + local.tenantId() + "/.well-known/openid-configuration");
        JsonNode common = open("/organizations/v2.0/.well-known/openid-configuration");

        String base = "https://login.microsoftonline.com/" + local.tenantId();
        assertThat(v2.path("token_endpoint").asText()).isEqualTo(base + "/oauth2/v2.0/token");
        assertThat(v2.path("issuer").asText()).isEqualTo(base + "/v2.0");
        assertThat(v1.path("token_endpoint").asText()).isEqualTo(base + "/oauth2/token");
        assertThat(v1.path("issuer").asText()).isEqualTo("https://sts.windows.net/" + local.tenantId() + "/");
        assertThat(common.path("issuer").asText()).contains("{tenantid}");
    }

    @Test
    void instanceDiscoveryNamesHostsThatAnswer() {
        JsonNode body = open("/common/discovery/instance?api-version=1.1&authorization_endpoint="
                + "https%3A%2F%2Flogin.microsoftonline.com%2Fcommon%2Foauth2%2Fv2.0%2Fauthorize");

        assertThat(body.path("metadata")).hasSize(3);
        body.path("metadata")
                .forEach(cloud -> assertThat(wire.send(
                                        "GET",
                                        "https://"
                                                + cloud.path("preferred_network")
                                                        .asText() + "/common/discovery/instance",
                                        null)
                                .status())
                        .isEqualTo(200));
        assertThat(wire.send("GET", body.path("tenant_discovery_endpoint").asText(), null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void tokenEndsByTheEmulatorsClock() {
        try (AzureMlLocal own = AzureMlLocal.start()) {
            WireClient client = new WireClient(own);
            String token = client.token(WireClient.ARM);
            String url = WireClient.ARM + "/subscriptions?api-version=2022-12-01";
            own.clock().advance(Duration.ofMinutes(59));
            assertThat(client.json(token, "GET", url, null).status()).isEqualTo(200);

            own.clock().advance(Duration.ofMinutes(2));
            Answer late = client.json(token, "GET", url, null);

            assertThat(late.status()).isEqualTo(401);
            assertThat(late.errorCode()).isEqualTo("ExpiredAuthenticationToken");
        }
    }

    private static Map<String, String> with(String field, String value) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                local.clientId(),
                "client_secret",
                local.clientSecret(),
                "scope",
                "https://management.azure.com/.default"));
        if (value == null) {
            form.remove(field);
        } else {
            form.put(field, value);
        }
        return form;
    }

    private static JsonNode open(String path) {
        Answer answer = wire.send("GET", "https://login.microsoftonline.com" + path, null);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode header(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]));
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static boolean isSigned(String token, JsonNode key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e")))));
        signature.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1)));
    }

    private static BigInteger number(JsonNode value) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(value.asText()));
    }
}
