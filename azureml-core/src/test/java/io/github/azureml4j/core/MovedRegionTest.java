package io.github.azureml4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.http.ServiceRequest;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.testkit.ForwardProxy;
import java.time.Duration;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workspaces that are made anew in another region while somebody holds a handle of them. */
@Timeout(120)
class MovedRegionTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String OLD = "eastus.api.azureml.ms";
    private static final String NEW = "westus2.api.azureml.ms";

    private static AzureMlLocal local;
    private static ForwardProxy proxy;
    private static AzureMl ml;
    private static int names;

    private final Workspace workspace = create("ws" + ++names, "eastus");

    enum WrongHost {
        MISDIRECTED(421, () -> Reply.text(421, "text/plain", "not here")),
        NOT_FOUND_BY_A_GATEWAY(404, () -> Reply.text(404, "text/html", "<html>404</html>")),
        UNKNOWN_WORKSPACE(404, () -> error(404, "WorkspaceNotFound", "No such workspace.")),
        CLOSED_TO_THE_PUBLIC(403, () -> error(403, "Forbidden", "Public network access is disabled."));

        private final int status;

        @SuppressWarnings("ImmutableEnumChecker") // each makes a new reply
        private final Supplier<Reply> reply;

        WrongHost(int status, Supplier<Reply> reply) {
            this.status = status;
            this.reply = reply;
        }
    }

    @BeforeAll
    static void start() {
        local = AzureMlLocal.builder().operationTime(Duration.ZERO).start();
        proxy = ForwardProxy.before(local.proxy());
        ml = AzureMl.builder()
                .proxy(proxy.address())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .sleeper(pause -> {})
                .build();
        ml.resourceGroups().create("rg-moving", "eastus");
    }

    @AfterEach
    void reset() {
        proxy.reset();
    }

    @AfterAll
    static void stop() {
        ml.close();
        proxy.close();
        local.close();
    }

    @Test
    void handleOfAWorkspaceThatWasMadeAnewElsewhereGoesThere() {
        assertThat(whoAnswers(workspace)).isEqualTo(OLD);
        recreateInNewRegion();
        proxy.refuse(OLD, 502);

        assertThat(whoAnswers(workspace)).isEqualTo(NEW);
        assertThat(proxy.hosts()).contains(NEW);
    }

    @Test
    void newPlaceIsKnownToAllHandlesOfTheWorkspace() {
        Workspace other = ml.workspaces().handle("rg-moving", workspace.id().name());
        assertThat(whoAnswers(workspace)).isEqualTo(OLD);
        assertThat(whoAnswers(other)).isEqualTo(OLD);
        recreateInNewRegion();
        proxy.refuse(OLD, 502);
        assertThat(whoAnswers(workspace)).isEqualTo(NEW);
        long read = documentsRead();

        assertThat(whoAnswers(other)).isEqualTo(NEW);
        assertThat(documentsRead()).isEqualTo(read);
    }

    @Test
    void requestThatNeverLeftFollowsWhateverItsVerb() {
        assertThat(whoAnswers(workspace)).isEqualTo(OLD);
        recreateInNewRegion();
        proxy.refuse(OLD, 502);
        // A connection that breaks under a request may have carried it.
        ml.connection().transport().unwrap(OkHttpClient.class).connectionPool().evictAll();

        assertThatThrownBy(() -> post().send())
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining(NEW);
    }

    @ParameterizedTest
    @EnumSource
    void hostThatDoesNotKnowTheWorkspaceAnyMoreIsLeft(WrongHost wrong) {
        assertThat(whoAnswers(workspace)).isEqualTo(OLD);
        recreateInNewRegion();
        local.faults().next(exchange -> exchange.hostName().equals(OLD), wrong.reply);

        assertThat(whoAnswers(workspace)).isEqualTo(NEW);
    }

    @ParameterizedTest
    @EnumSource
    void requestThatMustNotBeRepeatedFollowsOnlyWhenItWasMisdirected(WrongHost wrong) {
        assertThat(whoAnswers(workspace)).isEqualTo(OLD);
        recreateInNewRegion();
        local.faults().next(exchange -> exchange.hostName().equals(OLD), wrong.reply);

        assertThatThrownBy(() -> post().send())
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining(wrong.status == 421 ? NEW : OLD);
    }

    @Test
    void hostThatIsOnlyDownIsAskedForOnceInAllAttemptsOfACall() {
        assertThat(whoAnswers(workspace)).isEqualTo(OLD);
        long read = workspaceReads();
        proxy.refuse(OLD, 504);

        // The document is served by the host that is down, so that reading it fails, too.
        assertThatThrownBy(() -> whoAnswers(workspace))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining(OLD);
        assertThat(workspaceReads()).isEqualTo(read + 1);
        proxy.reset();
        assertThat(whoAnswers(workspace)).isEqualTo(OLD);
    }

    @Test
    void otherRefusalsAreWhatTheySay() {
        assertThat(whoAnswers(workspace)).isEqualTo(OLD);
        long read = documentsRead();
        local.faults().next(exchange -> exchange.hostName().equals(OLD), () -> error(404, "RunNotFound", "No run."));

        assertThatThrownBy(() -> whoAnswers(workspace)).isInstanceOf(NotFoundException.class);
        assertThat(documentsRead()).isEqualTo(read);
    }

    @Test
    void documentThatSaysTheSameLeavesTheRefusalAsItWas() {
        assertThat(whoAnswers(workspace)).isEqualTo(OLD);
        long read = documentsRead();
        local.faults().next(exchange -> exchange.hostName().equals(OLD), WrongHost.MISDIRECTED.reply);

        assertThatThrownBy(() -> whoAnswers(workspace)).hasMessageContaining("421");
        assertThat(documentsRead()).isEqualTo(read + 1);
    }

    /** Every region host says its own name there. */
    private static String whoAnswers(Workspace workspace) {
        return workspace
                .connection()
                .region()
                .get("/discovery")
                .json()
                .path("api")
                .asText()
                .replace("https://", "");
    }

    /** Answered with a refusal that names the host. */
    private ServiceRequest post() {
        return workspace.connection().region().post("/discovery/not/there").json(Json.object());
    }

    private static long documentsRead() {
        return local.requests().entries().stream()
                .filter(entry -> entry.path().startsWith("/discovery/workspaces/"))
                .count();
    }

    private long workspaceReads() {
        return local.requests().entries().stream()
                .filter(entry -> entry.method().equals("GET")
                        && entry.path().equals(workspace.id().scope()))
                .count();
    }

    private void recreateInNewRegion() {
        workspace.delete().forceToPurge().begin().await(PATIENCE);
        create(workspace.id().name(), "westus2");
    }

    private static Workspace create(String name, String region) {
        return Workspace.create()
                .name(name)
                .resourceGroup("rg-moving")
                .location(region)
                .begin(ml)
                .await(PATIENCE);
    }

    private static Reply error(int status, String code, String message) {
        return Reply.json(
                status,
                Json.object().set("error", Json.object().put("code", code).put("message", message)));
    }
}
