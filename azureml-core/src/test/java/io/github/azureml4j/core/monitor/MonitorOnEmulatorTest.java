package io.github.azureml4j.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.ServiceException;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.audit.AuditJournal;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.run.Run;
import io.github.azureml4j.local.AzureMlLocal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happened, as the client reads it. */
@Timeout(120)
class MonitorOnEmulatorTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static AzureMlLocal local;
    private static AzureMl ml;
    private static Workspace workspace;

    @TempDir
    static Path directory;

    @BeforeAll
    static void happen() {
        local = AzureMlLocal.builder().operationTime(Duration.ZERO).start();
        ml = AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .auditJournal(AuditJournal.at(directory.resolve("journal")))
                .build();
        ml.resourceGroups().create("rg", "eastus2");
        workspace = Workspace.create()
                .name("clinic")
                .resourceGroup("rg")
                .location("eastus2")
                .begin(ml)
                .await(PATIENCE);
        workspace.environments().register("java", "17").image("jdk:17").submit();
        run("mkdir outputs && echo 2 > outputs/model.txt", "a");
        run("true", "b");
    }

    @AfterAll
    static void close() {
        ml.close();
        local.close();
    }

    @Test
    void definitionsSayWhatCanBeAsked() {
        assertThat(workspace.monitor().metricDefinitions())
                .filteredOn(metric -> metric.name().equals("Completed Runs"))
                .singleElement()
                .satisfies(metric -> {
                    assertThat(metric.category()).isEqualTo("Run");
                    assertThat(metric.unit()).isEqualTo("Count");
                    assertThat(metric.primaryAggregation()).isEqualTo(Aggregation.TOTAL);
                    assertThat(metric.dimensions()).contains("ExperimentName", "RunType");
                });
    }

    @Test
    void metricsCountRunsByExperiment() {
        List<MetricSeries> all = workspace
                .monitor()
                .metrics("Completed Runs", "Failed Runs")
                .interval(Duration.ofMinutes(5))
                .aggregate(Aggregation.TOTAL, Aggregation.AVERAGE)
                .until(Instant.now().plusSeconds(60))
                .fetch();
        assertThat(all).extracting(MetricSeries::metric).containsExactly("Completed Runs", "Failed Runs");
        assertThat(all).extracting(MetricSeries::total).containsExactly(2.0, 0.0);
        List<MetricSeries> split = workspace
                .monitor()
                .metrics("Completed Runs")
                .by("ExperimentName")
                .where("RunType", "azureml.commandjob")
                .whole()
                .until(Instant.now().plusSeconds(60))
                .fetch();
        assertThat(split).hasSize(2).allSatisfy(series -> {
            assertThat(series.values()).hasSize(1);
            assertThat(series.values().get(0).total()).hasValue(1);
            assertThat(series.values().get(0).minimum()).isEmpty();
        });
        assertThat(split)
                .extracting(series -> series.dimensions().get("experimentname"))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void metricThatThereIsNotIsNamed() {
        assertThatThrownBy(() -> workspace.monitor().metrics("Happy Runs").fetch())
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("Happy Runs");
    }

    @Test
    void everythingWrongWithAQuestionForMetricsIsToldAtOnce() {
        MetricsQuery query = workspace
                .monitor()
                .metrics("")
                .since(Instant.parse("2026-01-02T00:00:00Z"))
                .until(Instant.parse("2026-01-01T00:00:00Z"))
                .interval(Duration.ofMinutes(7))
                .by("a b")
                .most(0);
        assertThatThrownBy(query::fetch)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("name is empty", "not before its end", "PT7M", "'a b'", "at most 0");
    }

    @Test
    void activityOfTheWorkspaceLeavesOutRunsAndModels() {
        assertThat(workspace.monitor().activityLog().list())
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(event.resourceId()).startsWith(workspace.id().scope()))
                .noneMatch(event -> event.resourceId().contains("/jobs/"))
                .anySatisfy(event -> {
                    assertThat(event.operation()).isEqualTo("Microsoft.MachineLearningServices/workspaces/write");
                    assertThat(event.status()).isEqualTo("Succeeded");
                    assertThat(event.caller()).isEqualTo(local.clientId());
                    assertThat(event.claims()).containsEntry("appid", local.clientId());
                });
    }

    @Test
    void personIsNotInTheTextOfAnEvent() {
        assertThat(workspace.monitor().activityLog().list())
                .extracting(ActivityEvent::toString)
                .isNotEmpty()
                .noneMatch(text -> text.contains(local.clientId()))
                .allMatch(text -> text.contains(workspace.id().name()));
    }

    @Test
    void failureIsFoundByTheCorrelationOfItsException() {
        ServiceException failure = catchThrowableOfType(
                ServiceException.class,
                () -> workspace
                        .connection()
                        .arm()
                        .put("/computes/bad")
                        .json(Map.of())
                        .send());
        String correlation = failure.correlationId().orElseThrow();
        assertThat(workspace.monitor().activityLog().correlation(correlation).list())
                .isNotEmpty()
                .allMatch(event -> event.correlationId().equals(correlation))
                .anyMatch(event -> event.status().equals("Failed"));
    }

    @Test
    void groupAndOtherResourcesCanBeAsked() {
        assertThat(workspace.monitor().activityLog().resourceGroup("rg").list())
                .anyMatch(event -> event.operation().startsWith("Microsoft.KeyVault/"));
    }

    @Test
    void logIsReadPageByPage() {
        for (int i = 0; i < 101; i++) {
            workspace.connection().arm().post("/listKeys").send();
        }
        assertThat(workspace.monitor().activityLog().list().stream()
                        .filter(event -> event.operation().endsWith("/listKeys/action")))
                .hasSize(202);
    }

    @Test
    void ninetyDaysAgoIsStillWithinTheLog() {
        assertThat(workspace
                        .monitor()
                        .activityLog()
                        .since(Instant.now().minus(Duration.ofDays(90)))
                        .list())
                .isNotEmpty();
    }

    @Test
    void trailJoinsWhatTheClientWroteDownWithWhatTheServiceSays() {
        Trail trail = workspace.monitor().trail(directory.resolve("journal")).list();
        assertThat(trail.unread()).isEmpty();
        assertThat(trail.steps()).extracting(TrailStep::time).isSorted();
        assertThat(steps(trail, "start a run"))
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.events()).isEmpty());
        assertThat(steps(trail, "register an environment")).singleElement().satisfies(step -> {
            assertThat(step.events()).extracting(ActivityEvent::status).contains("Succeeded");
            assertThat(step.call().orElseThrow().who().applicationId()).isEqualTo(local.clientId());
            assertThat(step.toString()).doesNotContain(local.clientId());
        });
    }

    @Test
    void trailIsFollowedByTheIdOfAnException() {
        ServiceException failure = catchThrowableOfType(
                ServiceException.class,
                () -> workspace
                        .connection()
                        .arm()
                        .put("/computes/worse")
                        .json(Map.of())
                        .send());
        for (String id : List.of(failure.correlationId().orElseThrow(), String.valueOf(failure.requestId()))) {
            assertThat(workspace
                            .monitor()
                            .trail(directory.resolve("journal"))
                            .id(id)
                            .list()
                            .steps())
                    .singleElement()
                    .satisfies(step -> {
                        assertThat(step.call().orElseThrow().outcome()).contains("refused");
                        assertThat(step.events())
                                .extracting(ActivityEvent::status)
                                .contains("Failed");
                    });
        }
    }

    @Test
    void whatOthersDidIsInTheTrailWithoutACall() {
        try (AzureMl other = AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .build()) {
            other.workspaces()
                    .get("rg", "clinic")
                    .environments()
                    .register("other", "1")
                    .image("jdk:17")
                    .submit();
        }
        assertThat(workspace
                        .monitor()
                        .trail(directory.resolve("journal"))
                        .list()
                        .steps())
                .filteredOn(step -> step.call().isEmpty())
                .flatExtracting(TrailStep::events)
                .anyMatch(event -> event.resourceId().contains("/environments/other/"));
    }

    @Test
    void trailOfWhoCannotSignInIsTheJournalsAndSaysWhatIsUnread() {
        try (AzureMl stranger = AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), "unheard-of"))
                .subscription(local.subscriptionId())
                .build()) {
            Trail trail = new Monitor(new WorkspaceConnection(stranger.connection(), workspace.id()))
                    .trail(directory.resolve("journal"))
                    .list();
            assertThat(trail.steps()).isNotEmpty();
            assertThat(trail.unread())
                    .satisfiesExactly(
                            log -> assertThat(log).startsWith("the activity log: "),
                            scored -> assertThat(scored).startsWith("the scoring requests: "));
        }
    }

    @Test
    void trailThatBeginsBeforeTheLogDoesIsRefusedBeforeAnythingIsRead() {
        TrailQuery query = workspace
                .monitor()
                .trail(directory.resolve("no-such-journal"))
                .since(Instant.now().minus(Duration.ofDays(91)));
        assertThatThrownBy(query::list)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("90 days");
    }

    @Test
    void everythingWrongWithAQuestionForActivityIsToldAtOnce() {
        ActivityLog log = workspace
                .monitor()
                .activityLog()
                .since(Instant.parse("2001-01-02T00:00:00Z"))
                .until(Instant.parse("2001-01-01T00:00:00Z"))
                .resourceGroup("it's")
                .correlation("c");
        assertThatThrownBy(log::list)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("not before its end", "90 days", "only", "quote");
    }

    @Test
    void diagnosticSettingsSayWhereLogsGo() {
        assertThat(workspace.monitor().diagnosticSettings()).isEmpty();
        ObjectNode setting = Json.mapper().createObjectNode();
        String account = workspace.details().storageAccount().orElseThrow();
        setting.withObject("/properties").put("storageAccountId", account);
        setting.withObject("/properties")
                .putArray("logs")
                .addObject()
                .put("categoryGroup", "allLogs")
                .put("enabled", true);
        var settings = workspace.connection().arm().at("/providers/Microsoft.Insights/diagnosticSettings/audit");
        settings.put("").apiVersion("2021-05-01-preview").json(setting).send();
        assertThat(workspace.monitor().diagnosticSettings()).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("audit");
            assertThat(one.storageAccount()).contains(account);
            assertThat(one.logWorkspace()).isEmpty();
            assertThat(one.enabledLogs()).containsExactly("allLogs");
            assertThat(one.enabledMetrics()).isEmpty();
        });
        settings.delete("").apiVersion("2021-05-01-preview").send();
    }

    @Test
    void everythingWrongWithAQuestionForScoringIsToldAtOnce() {
        ScoringRequests requests = workspace
                .monitor()
                .scoringRequests()
                .since(Instant.parse("2026-01-02T00:00:00Z"))
                .until(Instant.parse("2026-01-01T00:00:00Z"))
                .limit(0)
                .service("")
                .requestId("a\nb");
        assertThatThrownBy(requests::list)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("not before its end", "limit 0", "service is empty", "request id is empty");
    }

    private static List<TrailStep> steps(Trail trail, String what) {
        return trail.steps().stream()
                .filter(step ->
                        step.call().filter(call -> call.what().equals(what)).isPresent())
                .toList();
    }

    private static void run(String command, String experiment) {
        Run run = workspace
                .jobs()
                .command(command)
                .environment("java:17")
                .experiment(experiment)
                .submit();
        run.await(PATIENCE);
    }
}
