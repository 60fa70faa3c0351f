package io.github.azureml4j.local.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WorkspaceFixture;
import io.github.azureml4j.local.front.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityWireTest {

    private AzureMlLocal local;
    private WorkspaceFixture workspace;

    @BeforeEach
    void start() {
        local = AzureMlLocal.start();
        workspace = new WorkspaceFixture(local);
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void writeIsStartedAcceptedAndSucceeded() {
        List<JsonNode> events = events("resourceUri eq '" + workspace.scope() + "'");
        assertThat(statuses(events)).containsExactly("Succeeded", "Accepted", "Started");
        JsonNode event = events.get(0);
        assertThat(event.at("/operationName/value").asText())
                .isEqualTo("Microsoft.MachineLearningServices/workspaces/write");
        assertThat(event.at("/authorization/scope").asText()).isEqualTo(workspace.scope());
        assertThat(event.path("caller").asText()).isEqualTo(local.clientId());
        assertThat(event.at("/claims/appid").asText()).isEqualTo(local.clientId());
        assertThat(event.path("resourceId").asText()).isEqualTo(workspace.scope());
        assertThat(event.path("level").asText()).isEqualTo("Informational");
        assertThat(events)
                .extracting(each -> each.path("correlationId").asText())
                .containsOnly(event.path("correlationId").asText());
        assertThat(events.toString()).doesNotContain(local.clientSecret());
    }

    @Test
    void failedWriteTellsWhy() {
        Answer refused = workspace.arm("PUT", "/computes/bad", Json.object());
        assertThat(refused.status()).isEqualTo(400);
        JsonNode event = events("resourceUri eq '" + workspace.scope() + "/computes/bad'")
                .get(0);
        assertThat(event.at("/status/value").asText()).isEqualTo("Failed");
        assertThat(event.at("/subStatus/value").asText()).isEqualTo("BadRequest");
        assertThat(event.at("/properties/statusMessage").asText()).contains(refused.errorCode());
        assertThat(event.path("level").asText()).isEqualTo("Error");
    }

    @Test
    void whatMayNotBeDoneIsInTheLogToo() {
        LocalApplication stranger = local.entra().addApplication("stranger");
        String token = token(stranger);
        Answer refused = workspace
                .wire()
                .json(token, "DELETE", WireClient.ARM + workspace.scope() + "?api-version=2024-04-01", null);
        assertThat(refused.status()).isEqualTo(403);
        List<JsonNode> events =
                events("resourceUri eq '" + workspace.scope() + "' and caller eq '" + stranger.clientId() + "'");
        assertThat(statuses(events)).containsExactly("Failed");
        assertThat(events.get(0).at("/operationName/value").asText())
                .isEqualTo("Microsoft.MachineLearningServices/workspaces/delete");
        assertThat(events.get(0).at("/subStatus/value").asText()).isEqualTo("Forbidden");
    }

    @Test
    void actionsAreLoggedAndReadsAreNot() {
        workspace.arm("POST", "/listKeys", Json.object());
        workspace.arm("GET", "", Json.object());
        List<JsonNode> events = events("resourceUri eq '" + workspace.scope() + "'");
        assertThat(events)
                .extracting(event -> event.at("/operationName/value").asText())
                .contains("Microsoft.MachineLearningServices/workspaces/listKeys/action")
                .noneMatch(name -> name.endsWith("/read"));
    }

    /** Document row G3. */
    @Test
    void runsThatStartAndModelsThatAreRegisteredAreNotLogged() {
        ObjectNode job = Json.object();
        job.withObject("/properties").put("jobType", "Command").put("command", "true");
        assertThat(workspace.arm("PUT", "/jobs/run1", job).status()).isNotEqualTo(501);
        ObjectNode model = Json.object();
        model.withObject("/properties").put("modelUri", "azureml://jobs/none/outputs/artifacts/paths/m");
        assertThat(workspace.arm("PUT", "/models/m/versions/1", model).status()).isNotEqualTo(501);
        assertThat(events("resourceUri eq '" + workspace.scope() + "'"))
                .extracting(event -> event.path("resourceId").asText())
                .noneMatch(id -> id.contains("/jobs/") || id.contains("/models/"));
    }

    @Test
    void logIsReadByGroupProviderAndCorrelation() {
        String group = workspace.scope().split("/", -1)[4];
        List<JsonNode> all = events("");
        assertThat(events("resourceGroupName eq '" + group + "'")).hasSameSizeAs(all);
        assertThat(events("resourceProvider eq 'Microsoft.KeyVault'"))
                .isNotEmpty()
                .hasSizeLessThan(all.size());
        String id = all.get(0).path("correlationId").asText();
        assertThat(events("correlationId eq '" + id + "'")).hasSize(3);
    }

    @Test
    void azureCliWritesValuesWithoutQuotesAndTimesWithoutZone() {
        String from = hourAgo().toString().replace("Z", "");
        String to = local.clock().instant().plusSeconds(60).toString().replace("Z", "");

        assertThat(ask("eventTimestamp ge " + from + " and eventTimestamp le " + to + " and resourceProvider eq"
                                + " Microsoft.KeyVault")
                        .json()
                        .path("value"))
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "resourceGroupName eq 'rg'",
                "eventTimestamp ge '2001-01-01T00:00:00Z'",
                "eventTimestamp ge 'yesterday'",
                "eventTimestamp ge '{now}' or caller eq 'x'",
                "eventTimestamp ge '{now}' and operationName eq 'x'",
                "eventTimestamp ge '{now}' and resourceGroupName eq 'a' and resourceUri eq 'b'"
            })
    void otherFiltersAreRefused(String filter) {
        String now = local.clock().instant().toString();
        assertThat(ask(filter.replace("{now}", now)).status()).isEqualTo(400);
    }

    @Test
    void eventsAreForgottenAfterNinetyDays() {
        assertThat(events("")).isNotEmpty();
        local.clock().advance(Duration.ofDays(91));
        String from = local.clock().instant().minus(Duration.ofDays(89)).toString();
        assertThat(ask("eventTimestamp ge '" + from + "'").json().path("value")).isEmpty();
    }

    @Test
    void selectionAndPagesKeepToWhatWasAsked() {
        for (int i = 0; i < 120; i++) {
            workspace.arm("POST", "/listKeys", Json.object());
        }
        String url = url("eventTimestamp ge '" + hourAgo() + "'") + "&$select=caller,status";
        JsonNode first = workspace
                .wire()
                .json(workspace.wire().token(WireClient.ARM), "GET", url.replace("$", "%24"), null)
                .json();
        assertThat(first.path("value")).hasSize(200);
        assertThat(first.at("/value/0").size()).isEqualTo(2);
        JsonNode next = workspace
                .wire()
                .json(
                        workspace.wire().token(WireClient.ARM),
                        "GET",
                        first.path("nextLink").asText(),
                        null)
                .json();
        assertThat(next.path("value")).isNotEmpty();
        assertThat(next.has("nextLink")).isFalse();
    }

    private List<JsonNode> events(String more) {
        Answer answer = ask("eventTimestamp ge '" + hourAgo() + "'" + (more.isEmpty() ? "" : " and " + more));
        assertThat(answer.status()).as(answer::text).isEqualTo(200);
        List<JsonNode> events = new ArrayList<>();
        answer.json().path("value").forEach(events::add);
        return events;
    }

    private Instant hourAgo() {
        return local.clock().instant().minus(Duration.ofHours(1));
    }

    private Answer ask(String filter) {
        return workspace.wire().json(workspace.wire().token(WireClient.ARM), "GET", url(filter), null);
    }

    private String url(String filter) {
        return WireClient.ARM + "/subscriptions/" + local.subscriptionId()
                + "/providers/Microsoft.Insights/eventtypes/management/values?api-version=2015-04-01&%24filter="
                + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    private String token(LocalApplication application) {
        return workspace
                .wire()
                .tokenForm(
                        local.tenantId(),
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                application.clientId(),
                                "client_secret",
                                application.secret(),
                                "scope",
                                WireClient.ARM + "/.default"))
                .json()
                .path("access_token")
                .asText();
    }

    private static List<String> statuses(List<JsonNode> events) {
        return events.stream().map(event -> event.at("/status/value").asText()).toList();
    }
}
