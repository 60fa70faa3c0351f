package io.github.azureml4j.core.security.lint;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.ScriptedAzure;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.job.CommandJob;
import io.github.azureml4j.testkit.CapturedLogs;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Everywhere a text leaves this machine the lint looks at it first: in strict mode neither a request nor a sign-in follows. */
class LintBeforeSendingTest {
    private static final WorkspaceId WORKSPACE = new WorkspaceId(ScriptedAzure.SUBSCRIPTION, "rg", "team-ws");
    private static final String VALUE = "Sommer" + "regen-83!";
    private static final String ASSIGNED = "password=" + VALUE;
    private static final String TOKEN = "ghp_" + "0a1B2c3D4e".repeat(4);
    private static final AtomicInteger SIGN_INS = new AtomicInteger();
    private static WireMockServer server = new WireMockServer();

    @TempDir
    static Path code;

    @BeforeAll
    static void start() throws IOException {
        server = ScriptedAzure.server();
        Files.createDirectories(code.resolve(".git"));
        Files.writeString(code.resolve("Train.java"), "class Train {}");
        Files.writeString(
                code.resolve(".git/config"), "[remote \"origin\"]\n\turl = https://" + TOKEN + "@git.example/r.git\n");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void reset() {
        server.resetAll();
        SIGN_INS.set(0);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                job("environment variable 'DB_PASSWORD'", job -> job.environmentVariable("DB_PASSWORD", VALUE)),
                job("'name of environment variable'", job -> job.environmentVariable(TOKEN, "1")),
                job("tag 'note'", job -> job.tag("note", ASSIGNED)),
                job("'name of tag'", job -> job.tag(TOKEN, "x")),
                job("'experiment'", job -> job.experiment(TOKEN)),
                job("'display name'", job -> job.displayName("of ada@example.org")),
                job("'description'", job -> job.description("the password is " + VALUE)),
                job("run id 'id'", job -> job.id("churn-of-alice-7")),
                job("Git remote 'origin'", job -> job.code(code)),
                at(
                        "command 'command'",
                        (ml, ws) -> ready(ws.jobs().command("psql -c x " + ASSIGNED))
                                .submit()),
                at(
                        "tag 'note'",
                        (ml, ws) -> Workspace.create()
                                .name("new-ws")
                                .resourceGroup("rg")
                                .location("eastus")
                                .tag("note", ASSIGNED)
                                .begin(ml)),
                at(
                        "'description'",
                        (ml, ws) -> Workspace.create()
                                .name("new-ws")
                                .resourceGroup("rg")
                                .location("eastus")
                                .description(ASSIGNED)
                                .plan(ml)),
                at(
                        "tag 'note'",
                        (ml, ws) -> ws.update().tags(Map.of("note", ASSIGNED)).begin()),
                at("'friendlyName'", (ml, ws) -> ws.update().friendlyName(TOKEN).begin()),
                at(
                        "tag 'note'",
                        (ml, ws) -> ws.models()
                                .register("iris")
                                .fromLocal(code)
                                .tag("note", ASSIGNED)
                                .submit()),
                at(
                        "tag 'db'",
                        (ml, ws) -> ws.models()
                                .register("iris")
                                .fromLocal(code)
                                .property("db", ASSIGNED)
                                .submit()),
                at(
                        "'description'",
                        (ml, ws) -> ws.models()
                                .register("iris")
                                .fromLocal(code)
                                .description(ASSIGNED)
                                .submit()),
                at(
                        "'conda file'",
                        (ml, ws) -> ws.environments()
                                .register("java", "1")
                                .image("ubuntu")
                                .condaFile("dependencies:\n- pip:\n  - --index-url https://me:" + TOKEN
                                        + "@pypi.example/simple\n")
                                .submit()),
                at(
                        "tag 'note'",
                        (ml, ws) -> ws.environments()
                                .register("java", "1")
                                .image("ubuntu")
                                .tag("note", ASSIGNED)
                                .submit()),
                at(
                        "tag 'note'",
                        (ml, ws) -> ws.computes()
                                .amlCompute("cpu")
                                .vmSize("STANDARD_DS3_V2")
                                .tag("note", ASSIGNED)
                                .begin()),
                at(
                        "tag 'note'",
                        (ml, ws) ->
                                ws.computes().aks("aks").tag("note", ASSIGNED).begin()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void strictLintStopsTheCallBeforeAnythingIsSent(String said, BiConsumer<AzureMl, Workspace> call) {
        try (AzureMl ml = connect(LintMode.STRICT)) {
            assertThatThrownBy(() -> call.accept(ml, workspace(ml)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(said)
                    .hasMessageContaining("looks like")
                    .hasMessageNotContainingAny(VALUE, TOKEN);
        }
        assertThat(server.getAllServeEvents()).isEmpty();
        assertThat(SIGN_INS).hasValue(0);
    }

    @Test
    void lintThatWarnsSaysSoBeforeTheJobIsSent() {
        server.stubFor(put(anyUrl()).willReturn(okJson("{\"name\":\"j\",\"properties\":{\"experimentName\":\"e\"}}")));
        try (AzureMl ml = connect(LintMode.WARN);
                CapturedLogs logs = CapturedLogs.start()) {
            ready(workspace(ml).jobs().command("java Train.java"))
                    .environmentVariable("DB_PASSWORD", VALUE)
                    .submit();
            assertThat(logs.text()).contains("'DB_PASSWORD' looks like").doesNotContain(VALUE);
        }
        assertThat(server.getAllServeEvents()).hasSize(1);
    }

    @Test
    void ownIdIsTheJobs() {
        server.stubFor(put(urlPathMatching(".*/jobs/churn-42"))
                .willReturn(okJson("{\"name\":\"churn-42\",\"properties\":{\"experimentName\":\"e\"}}")));
        try (AzureMl ml = connect(LintMode.STRICT)) {
            CommandJob job =
                    ready(workspace(ml).jobs().command("java Train.java")).id("churn-42");
            assertThat(job.submit().id()).isEqualTo("churn-42");
            assertThatThrownBy(() -> job.id("churn 42").submit())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the id 'churn 42' does not match");
        }
    }

    private static Arguments job(String said, java.util.function.UnaryOperator<CommandJob> with) {
        return at(
                said,
                (ml, ws) ->
                        with.apply(ready(ws.jobs().command("java Train.java"))).submit());
    }

    private static Arguments at(String said, BiConsumer<AzureMl, Workspace> call) {
        return Arguments.of(said, call);
    }

    private static CommandJob ready(CommandJob job) {
        return job.environment("java:17");
    }

    private static Workspace workspace(AzureMl ml) {
        return new Workspace(new WorkspaceConnection(ml.connection(), WORKSPACE));
    }

    private static AzureMl connect(LintMode mode) {
        return AzureMl.builder()
                .cloud(AzureCloud.PUBLIC.toBuilder()
                        .resourceManager("https://localhost:" + server.httpsPort())
                        .build())
                .trust(RecordingWireMock.certificate())
                .credential(request -> {
                    SIGN_INS.incrementAndGet();
                    return Mono.just(new AccessToken("canary", OffsetDateTime.parse("2036-01-01T00:00:00Z")));
                })
                .subscription(ScriptedAzure.SUBSCRIPTION)
                .secretLint(mode)
                .build();
    }
}
