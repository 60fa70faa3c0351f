package io.github.azureml4j.local.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalUser;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPagesTest {

    private static final String PASSWORD = "pa55 <word> & \"quotes\"";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String BACK = "http://localhost:49152";

    private AzureMlLocal local;
    private WireClient wire;
    private LocalUser ada;

    @BeforeEach
    void start() {
        local = AzureMlLocal.start();
        wire = new WireClient(local);
        ada = local.entra().addUser("ada@contoso.com", PASSWORD);
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "fragment"})
    void browserComesBackWithCodeAndState(String mode) {
        PageVisitor visitor = visit(Map.of("response_mode", mode)).signIn("ada@contoso.com", PASSWORD);

        assertThat(visitor.page().status()).isEqualTo(302);
        assertThat(visitor.page().header("Location")).startsWith(BACK + (mode.equals("query") ? "?" : "#"));
        assertThat(visitor.redirected()).containsEntry("state", "a&b=c").containsKey("code");
    }

    @Test
    void formPostIsSentByItsOwnScriptOrByAButton() {
        PageVisitor visitor = visit(Map.of("response_mode", "form_post")).signIn("ada@contoso.com", PASSWORD);

        assertThat(visitor.page().status()).isEqualTo(200);
        assertThat(visitor.action()).isEqualTo(BACK);
        assertThat(visitor.fields()).containsEntry("state", "a&b=c").containsKey("code");
        assertThat(visitor.page().text()).contains("document.forms[0].submit()", "<noscript><button");
        String nonce = visitor.page().text().replaceFirst("(?s).*<script nonce=\"([^\"]+)\".*", "$1");
        assertThat(visitor.page().header("Content-Security-Policy"))
                .contains("script-src 'nonce-" + nonce + "'")
                .contains("default-src 'none'")
                .contains("form-action 'self' " + BACK);
    }

    @Test
    void codeServesOnceAndBringsAllThatBelongsToASignIn() throws IOException {
        String code = code(Map.of("nonce", "n-0S6"));

        Answer answer = redeem(code, Map.of("client_info", "1"));

        assertThat(answer.status()).isEqualTo(200);
        JsonNode body = answer.json();
        assertThat(body.path("scope").asText()).contains("https://management.azure.com/.default", "user_impersonation");
        assertThat(body.path("refresh_token").asText()).isNotEmpty();
        JsonNode id = claims(body.path("id_token").asText());
        assertThat(id.path("aud").asText()).isEqualTo(EntraService.AZURE_CLI);
        assertThat(id.path("nonce").asText()).isEqualTo("n-0S6");
        assertThat(id.path("oid").asText()).isEqualTo(ada.objectId());
        assertThat(id.path("preferred_username").asText()).isEqualTo("ada@contoso.com");
        assertThat(id.path("iss").asText())
                .isEqualTo("https://login.microsoftonline.com/" + local.tenantId() + "/v2.0");
        JsonNode info = new ObjectMapper()
                .readTree(Base64.getUrlDecoder().decode(body.path("client_info").asText()));
        assertThat(info.path("uid").asText()).isEqualTo(ada.objectId());
        assertThat(claims(body.path("access_token").asText()).path("amr")).hasSize(1);
        refused(redeem(code, Map.of()), "invalid_grant", 54005);
    }

    static Stream<Arguments> wrongRedemptions() {
        return Stream.of(
                Arguments.of("code_verifier", "x".repeat(43), 501481),
                Arguments.of("code_verifier", null, 501481),
                Arguments.of("redirect_uri", "http://localhost:1", 500112),
                Arguments.of("code", "made-up", 70000));
    }

    @ParameterizedTest(name = "{0}={1}: AADSTS{2}")
    @MethodSource("wrongRedemptions")
    void codeIsBoundToWhoAskedForIt(String field, String value, int number) {
        Map<String, String> spoilt = new HashMap<>();
        spoilt.put(field, value);

        refused(redeem(code(Map.of()), spoilt), "invalid_grant", number);
    }

    @Test
    void codeDiesAfterTenMinutes() {
        String code = code(Map.of());
        local.clock().advance(Duration.ofMinutes(11));

        refused(redeem(code, Map.of()), "invalid_grant", 70008);
    }

    @Test
    void codeOfOneClientIsNoGoodForAnother() {
        String other = local.entra().addPublicClient("other");

        refused(redeem(code(Map.of()), Map.of("client_id", other)), "invalid_grant", 700005);
    }

    @Test
    void wrongPasswordIsAskedAgain() {
        PageVisitor visitor = visit(Map.of()).signIn("ada@contoso.com", "wrong");

        assertThat(visitor.page().status()).isEqualTo(200);
        assertThat(visitor.page().text())
                .contains("AADSTS50126", "id=\"password\"")
                .doesNotContain("wrong");
        assertThat(visitor.press("next", "password", PASSWORD).redirected()).containsKey("code");
    }

    @Test
    void unknownNameIsAskedAgain() {
        assertThat(visit(Map.of()).press("next", "username", "<i>eve").page().text())
                .contains("AADSTS50034", "&lt;i&gt;eve")
                .doesNotContain("<i>eve");
    }

    @Test
    void cancelTellsTheClient() {
        assertThat(visit(Map.of()).press("cancel").redirected())
                .containsEntry("error", "access_denied")
                .containsEntry("state", "a&b=c")
                .hasEntrySatisfying(
                        "error_description", text -> assertThat(text).startsWith("AADSTS65004"));
    }

    @Test
    void loginHintIsFilledIn() {
        assertThat(visit(Map.of("login_hint", "ada@contoso.com")).fields())
                .containsEntry("username", "ada@contoso.com");
    }

    @Test
    void userWithMfaApprovesOnceMore() throws IOException {
        local.entra().requireMfa(ada);
        PageVisitor visitor = visit(Map.of()).signIn("ada@contoso.com", PASSWORD);
        assertThat(visitor.page().text()).contains("id=\"approve\"");

        assertThat(visitor.press("deny").page().text()).contains("AADSTS500121", "id=\"approve\"");
        String code = visitor.press("approve").redirected().get("code");

        JsonNode claims =
                claims(redeem(code, Map.of()).json().path("access_token").asText());
        assertThat(claims.path("amr").toString()).isEqualTo("[\"mfa\",\"pwd\"]");
    }

    @Test
    void silentSignInFindsNobody() {
        assertThat(visit(Map.of("prompt", "none")).redirected()).containsEntry("error", "login_required");
    }

    @Test
    void otherResponseTypesAreToldToTheClient() {
        assertThat(visit(Map.of("response_type", "token")).redirected())
                .containsEntry("error", "unsupported_response_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://localhost.evil.example:80",
                "http://evil@localhost:80",
                "http://localhost:80/elsewhere",
                "https://localhost:80",
                "javascript:alert(1)",
                "http://local host"
            })
    void nobodyIsSentToAnAddressThatIsNotRegistered(String uri) {
        Answer page = visit(Map.of("redirect_uri", uri)).page();

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.header("Location")).isEmpty();
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).contains("AADSTS50011");
    }

    @Test
    void unknownClientAndTenantAreShown() {
        assertThat(visit(Map.of("client_id", "nobody")).page().text()).contains("AADSTS700016");
        String url = authorize("22222222-2222-2222-2222-222222222222", Map.of());
        assertThat(wire.send("GET", url, null).text()).contains("AADSTS90002");
    }

    @Test
    void signInThatTookTooLongIsOver() {
        PageVisitor visitor = visit(Map.of());
        local.clock().advance(Duration.ofMinutes(16));

        assertThat(visitor.press("next", "username", "ada@contoso.com").page().status())
                .isEqualTo(400);
    }

    @Test
    void strangerOfAnotherTenantIsNotLetIn() {
        String other = local.entra().addTenant("Fabrikam");
        local.entra().addUser(other, "grace@fabrikam.com", PASSWORD);

        assertThat(visit(Map.of()).signIn("grace@fabrikam.com", PASSWORD).page().text())
                .contains("AADSTS50020");
    }

    @Test
    void disabledAndLockedUsersAreToldSo() {
        local.entra().disable(ada.objectId());
        assertThat(visit(Map.of())
                        .press("next", "username", "ada@contoso.com")
                        .page()
                        .text())
                .contains("AADSTS50057");
        local.entra().lock(ada);
        assertThat(visit(Map.of())
                        .press("next", "username", "ada@contoso.com")
                        .page()
                        .text())
                .contains("AADSTS50053");
    }

    @Test
    void olderPageNamesAResource() throws IOException {
        String url = "https://login.microsoftonline.com/common/oauth2/authorize?client_id=" + EntraService.AZURE_CLI
                + "&response_type=code&resource=https%3A%2F%2Fmanagement.azure.com%2F&redirect_uri=" + encode(BACK);
        String code = new PageVisitor(wire, url)
                .signIn("ada@contoso.com", PASSWORD)
                .redirected()
                .get("code");

        JsonNode body = wire.form(
                        "https://login.microsoftonline.com/common/oauth2/token",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                EntraService.AZURE_CLI,
                                "code",
                                code,
                                "redirect_uri",
                                BACK))
                .json();

        assertThat(body.path("resource").asText()).isEqualTo("https://management.azure.com/");
        assertThat(body.path("expires_in").isTextual()).isTrue();
        assertThat(body.path("refresh_token").asText()).isNotEmpty();
        assertThat(claims(body.path("id_token").asText()).path("upn").asText()).isEqualTo("ada@contoso.com");
    }

    private PageVisitor visit(Map<String, String> changes) {
        return new PageVisitor(wire, authorize(local.tenantId(), changes));
    }

    private String code(Map<String, String> changes) {
        return visit(changes).signIn("ada@contoso.com", PASSWORD).redirected().get("code");
    }

    private static String authorize(String tenant, Map<String, String> changes) {
        Map<String, String> query = new LinkedHashMap<>(Map.of(
                "client_id",
                EntraService.AZURE_CLI,
                "response_type",
                "code",
                "redirect_uri",
                BACK,
                "scope",
                "https://management.azure.com/.default openid profile offline_access",
                "state",
                "a&b=c",
                "prompt",
                "select_account",
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256"));
        query.putAll(changes);
        return "https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/authorize?"
                + query.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private Answer redeem(String code, Map<String, String> changes) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                EntraService.AZURE_CLI,
                "code",
                code,
                "redirect_uri",
                BACK,
                "code_verifier",
                VERIFIER));
        form.putAll(changes);
        form.values().removeIf(java.util.Objects::isNull);
        return wire.tokenForm(local.tenantId(), form);
    }

    private static void refused(Answer answer, String error, int number) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        assertThat(answer.json().at("/error_codes/0").asInt()).isEqualTo(number);
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
