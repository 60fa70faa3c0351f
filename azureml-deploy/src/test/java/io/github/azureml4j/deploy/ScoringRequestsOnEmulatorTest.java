package io.github.azureml4j.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.monitor.ScoringRequest;
import io.github.azureml4j.deploy.aci.AciDeployConfig;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.scoring.ScoringClient;
import io.github.azureml4j.scoring.ScoringException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scoring requests are found again by the ids that the caller has, in a workspace whose data has high business impact. */
@Timeout(120)
class ScoringRequestsOnEmulatorTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PROGRAM = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            class Score {
              public static void main(String[] a) throws Exception {
                int port = Integer.parseInt(System.getenv("PORT"));
                HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
                server.createContext("/", x -> {
                  boolean bad = new String(x.getRequestBody().readAllBytes()).contains("13");
                  x.sendResponseHeaders(bad ? 400 : 200, 2);
                  x.getResponseBody().write("77".getBytes());
                  x.close();
                });
                server.start();
              }
            }
            """;

    @TempDir
    static Path directory;

    private static AzureMlLocal local;
    private static AzureMl ml;
    private static Workspace workspace;
    private static ScoringException failure;

    @BeforeAll
    @SuppressWarnings("StaticAssignmentOfThrowable") // Looked at by several facts, thrown by none.
    static void score() throws Exception {
        local = AzureMlLocal.builder().operationTime(Duration.ZERO).start();
        ml = connect(local.clientId(), local.clientSecret());
        ml.resourceGroups().create("rg", "eastus2");
        workspace = Workspace.create()
                .name("clinic")
                .resourceGroup("rg")
                .location("eastus2")
                .hbi(true)
                .begin(ml)
                .await(PATIENCE);
        workspace.environments().register("java", "17").image("jdk:17").submit();
        Files.writeString(directory.resolve("Score.java"), PROGRAM);
        Webservice service = Webservices.in(workspace)
                .deploy(
                        "diagnosis",
                        InferenceConfig.entryScript("Score.java")
                                .sourceDirectory(directory)
                                .environment("java:17")
                                .build(),
                        List.of(),
                        AciDeployConfig.builder().appInsights(true).build())
                .await(PATIENCE);
        try (ScoringClient<Integer, Integer> scorer = service.scorerBuilder(Integer.class, Integer.class)
                .allowCredentialOverPlainHttp()
                .build()) {
            scorer.score(1);
            failure = catchThrowableOfType(ScoringException.class, () -> scorer.score(13));
        }
    }

    @AfterAll
    static void close() {
        ml.close();
        local.close();
    }

    @Test
    void requestHasTheDocumentsSevenFields() {
        List<ScoringRequest> requests =
                workspace.monitor().scoringRequests().service("diagnosis").list();

        assertThat(requests).hasSize(2);
        ScoringRequest first = requests.get(1);
        assertThat(first.method()).isEqualTo("POST");
        assertThat(first.url()).endsWith("/score");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.requestId()).isNotEmpty();
        assertThat(first.duration()).isPositive().isLessThan(PATIENCE);
        assertThat(first.userAgent()).get().asString().contains("azureml4j");
        assertThat(first.computeType()).contains("ACI");
        assertThat(first.succeeded()).isTrue();
    }

    @Test
    void failureIsFoundByTheIdOfItsException() {
        List<ScoringRequest> requests = workspace
                .monitor()
                .scoringRequests()
                .requestId(failure.clientRequestId())
                .list();

        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.status()).isEqualTo(400);
            assertThat(request.succeeded()).isFalse();
            assertThat(request.clientRequestId()).isEqualTo(failure.clientRequestId());
        });
        assertThat(workspace
                        .monitor()
                        .scoringRequests()
                        .requestId(failure.requestId().orElseThrow())
                        .list())
                .hasSize(1);
    }

    @Test
    void textThatIsAQueryFindsNothing() {
        assertThat(workspace
                        .monitor()
                        .scoringRequests()
                        .service("x\" or 1 == 1 or \"\\")
                        .list())
                .isEmpty();
    }

    @Test
    void answersAreNotKept() {
        String app = ml.connection()
                .arm()
                .at(workspace.details().applicationInsights().orElseThrow())
                .apiVersion("2020-02-02")
                .get("")
                .json()
                .at("/properties/AppId")
                .asText();
        String all = ml.connection()
                .applicationInsights()
                .post("/v1/apps/{}/query", app)
                .json(Map.of("query", "requests"))
                .json()
                .toString();

        assertThat(all).contains("Service Name").doesNotContain("Response Value", "77\"");
    }

    @Test
    void readerSufficesAndAStrangerDoesNot() {
        LocalApplication auditor = local.entra().addApplication("auditor");
        try (AzureMl reading = connect(auditor.clientId(), auditor.secret())) {
            Workspace seen = new Workspace(new WorkspaceConnection(reading.connection(), workspace.id()));
            assertThatThrownBy(() -> seen.monitor().scoringRequests().list()).isInstanceOf(PermissionException.class);
            local.access().grant(auditor.objectId(), "Reader", "/subscriptions/" + local.subscriptionId());
            assertThat(seen.monitor().scoringRequests().list()).hasSize(2);
            assertThat(seen.monitor().activityLog().list()).isNotEmpty();
            assertThat(seen.monitor().metrics("Model Deploy Succeeded").whole().fetch())
                    .singleElement()
                    .satisfies(series -> assertThat(series.total()).isEqualTo(1));
        }
    }

    private static AzureMl connect(String client, String secret) {
        return AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), client, secret))
                .subscription(local.subscriptionId())
                .build();
    }
}
