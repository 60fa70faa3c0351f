package io.github.azureml4j.local.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceCodeTest {

    private static final String HOST = "https://login.microsoftonline.com/";
    private static final String PASSWORD = "pa55word";

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

    @Test
    void answerTellsWhatToDo() {
        JsonNode device = begin();

        assertThat(device.path("user_code").asText()).matches("[B-Z2-9]{9}");
        assertThat(device.path("verification_uri").asText()).isEqualTo(HOST + "common/oauth2/deviceauth");
        assertThat(device.path("interval").asInt()).isEqualTo(1);
        assertThat(device.path("expires_in").asInt()).isEqualTo(900);
        assertThat(device.path("message").asText())
                .contains(
                        device.path("user_code").asText(),
                        device.path("verification_uri").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"device_code", "urn:ietf:params:oauth:grant-type:device_code"})
    void pendingUntilConfirmedAndThenGoodOnce(String grant) {
        JsonNode device = begin();
        refused(poll(device, grant), "authorization_pending", 70016);

        local.entra().confirmDevice(device.path("user_code").asText(), ada);

        Answer answer = poll(device, grant);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("refresh_token").asText()).isNotEmpty();
        refused(poll(device, grant), "expired_token", 70020);
    }

    @Test
    void hastyClientIsSlowedDown() {
        JsonNode device = begin();
        poll(device, "device_code");

        refused(poll(device, "device_code"), "slow_down", 70016);

        local.clock().advance(Duration.ofSeconds(1));
        refused(poll(device, "device_code"), "authorization_pending", 70016);
    }

    @Test
    void codeExpiresByTheEmulatorsClock() {
        JsonNode device = begin();
        local.clock().advance(Duration.ofMinutes(15));

        refused(poll(device, "device_code"), "expired_token", 70020);
        assertThatThrownBy(() ->
                        local.entra().confirmDevice(device.path("user_code").asText(), ada))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("70018");
    }

    @Test
    void declinedOnThePage() {
        JsonNode device = begin();
        PageVisitor page = entered(device).signIn("ada@contoso.com", PASSWORD);
        assertThat(page.page().text()).contains("Microsoft Azure CLI", "id=\"continue\"");

        page.press("cancel");

        refused(poll(device, "device_code"), "authorization_declined", 70018);
    }

    @Test
    void pageAsksForVerificationToo() {
        local.entra().requireMfa(ada);
        JsonNode device = begin();

        entered(device).signIn("ada@contoso.com", PASSWORD).press("approve").press("continue");

        assertThat(poll(device, "device_code").status()).isEqualTo(200);
    }

    @Test
    void nothingIsGivenBeforeTheConfirmation() {
        JsonNode device = begin();

        entered(device).signIn("ada@contoso.com", PASSWORD).press("something else");

        refused(poll(device, "device_code"), "authorization_pending", 70016);
    }

    @Test
    void codeThatNobodyShowsIsAskedAgain() {
        String page = new PageVisitor(wire, HOST + "common/oauth2/deviceauth")
                .press("next", "user_code", "<b>")
                .page()
                .text();

        assertThat(page)
                .contains("AADSTS70018", "&lt;b&gt;", "id=\"user_code\"")
                .doesNotContain("<b>");
    }

    @Test
    void codeMayStandInTheAddressOfThePage() {
        assertThat(new PageVisitor(wire, HOST + "common/oauth2/deviceauth?otc=BCDFG").fields())
                .containsEntry("user_code", "BCDFG");
    }

    @Test
    void deviceCodeBelongsToItsClient() {
        JsonNode device = begin();
        Map<String, String> form = form(device, "device_code");
        form.put("client_id", local.entra().addPublicClient("other"));

        refused(wire.tokenForm(local.tenantId(), form), "invalid_grant", 700005);
    }

    @Test
    void olderEndpointWritesNumbersAsText() {
        JsonNode device = wire.form(
                        HOST + local.tenantId() + "/oauth2/devicecode",
                        Map.of("client_id", EntraService.AZURE_CLI, "resource", "https://management.azure.com"))
                .json();

        assertThat(device.path("verification_url").asText()).endsWith("/deviceauth");
        assertThat(device.path("expires_in").isTextual()).isTrue();
        assertThat(device.path("interval").isTextual()).isTrue();
    }

    private JsonNode begin() {
        return wire.form(
                        HOST + "organizations/oauth2/v2.0/devicecode",
                        Map.of(
                                "client_id",
                                EntraService.AZURE_CLI,
                                "scope",
                                "https://management.azure.com/.default openid offline_access"))
                .json();
    }

    private PageVisitor entered(JsonNode device) {
        return new PageVisitor(wire, device.path("verification_uri").asText())
                .press("next", "user_code", device.path("user_code").asText());
    }

    private Answer poll(JsonNode device, String grant) {
        return wire.tokenForm("organizations", form(device, grant));
    }

    private static Map<String, String> form(JsonNode device, String grant) {
        return new HashMap<>(Map.of(
                "grant_type",
                grant,
                "client_id",
                EntraService.AZURE_CLI,
                "device_code",
                device.path("device_code").asText()));
    }

    private static void refused(Answer answer, String error, int number) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        assertThat(answer.json().at("/error_codes/0").asInt()).isEqualTo(number);
    }
}
