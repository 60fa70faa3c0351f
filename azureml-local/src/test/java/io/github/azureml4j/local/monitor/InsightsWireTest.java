package io.github.azureml4j.local.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.services.ServiceFixture;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Document row G4. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class InsightsWireTest {

    private static final String AUDIENCE = "https://api.applicationinsights.io";

    private static AzureMlLocal local;
    private static ServiceFixture services;
    private static String appId;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        services = new ServiceFixture(local);
        appId = component().at("/properties/AppId").asText();
        ObjectNode loud = services.aci("loud").put("appInsightsEnabled", true);
        loud.withObject("/dataCollection").put("storageEnabled", true);
        score(services.deployed(loud), "loud-1");
        ObjectNode discreet = services.aci("discreet").put("appInsightsEnabled", true);
        discreet.withObject("/environmentImageRequest/environment/environmentVariables")
                .put("APP_INSIGHTS_LOG_RESPONSE_ENABLED", "false");
        score(services.deployed(discreet), "discreet-1");
        score(services.deployed(services.aci("silent")), "silent-1");
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void requestOfAServiceWithInsightsHasItsSevenFields() {
        JsonNode row = row("requests | where customDimensions['Client Request Id'] == 'loud-1'"
                + " | project HTTPMethod = customDimensions['http_method'], RequestUrl = url, StatusCode = resultCode,"
                + " RequestId = customDimensions['Request Id'], Duration = duration,"
                + " UserAgent = customDimensions['UserAgent'], ComputeType = customDimensions['ComputeType'], success");
        assertThat(row.get(0).asText()).isEqualTo("POST");
        assertThat(row.get(1).asText()).endsWith("/score");
        assertThat(row.get(2).asText()).isEqualTo("200");
        assertThat(row.get(3).asText()).isNotEmpty();
        assertThat(row.get(4).isNumber()).isTrue();
        assertThat(row.get(5).asText()).contains("Java");
        assertThat(row.get(6).asText()).isEqualTo("ACI");
        assertThat(row.get(7).asText()).isEqualTo("True");
    }

    @Test
    void serviceWithoutInsightsReportsNothing() {
        assertThat(rows("requests | where cloud_RoleName == 'silent'")).isEmpty();
    }

    @Test
    void answersAreReportedUnlessTheEnvironmentSaysOtherwise() {
        assertThat(row("requests | where cloud_RoleName == 'loud' | project customDimensions")
                        .get(0)
                        .asText())
                .contains("Response Value");
        assertThat(row("requests | where cloud_RoleName == 'discreet' | project customDimensions")
                        .get(0)
                        .asText())
                .contains("Service Name")
                .doesNotContain("Response Value");
    }

    @Test
    void collectedDataIsATrace() {
        JsonNode row = row("traces | where message == 'model_data_collection' | project customDimensions");
        assertThat(row.get(0).asText()).contains("\"Input\":\"[1]\"").contains("Prediction");
    }

    @Test
    void timespanNarrowsTheQuery() {
        ObjectNode query = Json.object().put("query", "requests").put("timespan", "2001-01-01T00:00:00Z/PT1H");
        assertThat(ask(appId, query).json().at("/tables/0/rows")).isEmpty();
    }

    @Test
    void readerOfTheComponentMayAskAndNobodyElse() {
        LocalApplication application = local.entra().addApplication("auditor");
        String token = token(application);
        String url = AUDIENCE + "/v1/apps/" + appId + "/query";
        String query = Json.object().put("query", "requests").toString();
        assertThat(wire().json(token, "POST", url, query).status()).isEqualTo(403);
        local.access()
                .grant(application.objectId(), "Reader", component().path("id").asText());
        assertThat(wire().json(token, "POST", url, query).status()).isEqualTo(200);
    }

    @Test
    void tokenOfAnotherAudienceIsRefused() {
        String url = AUDIENCE + "/v1/apps/" + appId + "/query";
        assertThat(wire().json(wire().token(WireClient.ARM), "POST", url, "{\"query\":\"requests\"}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void badQueryTellsWhyInside() {
        Answer answer = ask(appId, Json.object().put("query", "requests | where"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("BadArgumentError");
        assertThat(answer.json().at("/error/innererror/code").asText()).isEqualTo("SyntaxError");
    }

    @Test
    void unknownApplicationIsNotFound() {
        assertThat(ask("none", Json.object().put("query", "requests")).status()).isEqualTo(404);
    }

    private static void score(JsonNode service, String id) {
        Answer answer = wire().send(
                        "POST",
                        service.path("scoringUri").asText(),
                        "[1]",
                        "x-ms-client-request-id",
                        id,
                        "User-Agent",
                        "Java test");
        assertThat(answer.status()).as(answer::text).isEqualTo(200);
    }

    private static JsonNode row(String query) {
        JsonNode rows = rows(query);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static JsonNode rows(String query) {
        Answer answer = ask(appId, Json.object().put("query", query));
        assertThat(answer.status()).as(answer::text).isEqualTo(200);
        return answer.json().at("/tables/0/rows");
    }

    private static Answer ask(String app, ObjectNode query) {
        return wire().json(wire().token(AUDIENCE), "POST", AUDIENCE + "/v1/apps/" + app + "/query", query.toString());
    }

    private static JsonNode component() {
        String group = services.workspace().scope().replaceFirst("/providers/.*", "");
        return wire().arm(
                        "GET",
                        group + "/providers/Microsoft.Insights/components/clinicinsights?api-version=2020-02-02",
                        null)
                .json();
    }

    private static String token(LocalApplication application) {
        return wire().tokenForm(
                        local.tenantId(),
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                application.clientId(),
                                "client_secret",
                                application.secret(),
                                "scope",
                                AUDIENCE + "/.default"))
                .json()
                .path("access_token")
                .asText();
    }

    private static WireClient wire() {
        return services.workspace().wire();
    }
}
