package io.github.azureml4j.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AuthenticationException;
import io.github.azureml4j.core.ThrottledException;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.http.ServiceRequest;
import io.github.azureml4j.scoring.token.RefreshingToken;
import io.github.azureml4j.scoring.token.Token;
import io.github.azureml4j.scoring.token.TokenAnswer;
import io.github.azureml4j.scoring.token.TokenException;
import io.github.azureml4j.scoring.token.TokenThrottledException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * The requests that code inside a run sends: to one origin, with the run's own token, which it replaces in time.
 * Thread-safe.
 */
final class RunService {

    /** What the official client waits at most in all before it gives up for a while. */
    private static final Duration WITHOUT_A_WISH = Duration.ofSeconds(30);

    private final RunEnvironment run;
    private final InstantSource clock;
    private final ServiceClient region;
    private final RefreshingToken token;
    private volatile Token newest;

    /**
     * The requests of one run.
     *
     * @param run the run and its first token
     * @param region the run's service without sign-in of its own
     * @param clock the service's time as far as it is known
     */
    RunService(RunEnvironment run, ServiceClient region, InstantSource clock) {
        this.run = run;
        this.clock = clock;
        this.region = region;
        this.newest = run.token();
        this.token = RefreshingToken.builder(this::fetch).clock(clock).build();
        token.adopt(run.token());
    }

    /** {@code RunMetrics_BatchPost}. The same points may be sent again: their ids make that harmless. */
    void send(List<MetricPoint> points) {
        signed(region.post(
                        "/history/v1.0" + run.scope() + "/experiments/{}/runs/{}/batch/metrics",
                        run.experiment(),
                        run.runId())
                .json(MetricDocument.batch(Json.mapper(), "dcid." + run.runId(), points))
                .idempotent());
    }

    /** {@code Artifacts_Upload}. */
    void upload(String path, byte[] content) {
        signed(region.post(
                        "/artifact/v2.0" + run.scope() + "/artifacts/ExperimentRun/{}/content", "dcid." + run.runId())
                .query("path", path)
                .query("allowOverwrite", true)
                .body(content, "application/octet-stream")
                .idempotent());
    }

    /** A 401 is worth one more try with another token, and only one. */
    private void signed(ServiceRequest request) {
        Token current = token.get();
        try {
            request.header("Authorization", bearer(current)).send();
        } catch (AuthenticationException rejected) {
            token.invalidate(current);
            request.header("Authorization", bearer(another(rejected))).send();
        }
    }

    /** Without another token the refusal is what there is to say. */
    private Token another(AuthenticationException rejected) {
        try {
            return token.get();
        } catch (TokenException none) {
            rejected.addSuppressed(none);
            throw rejected;
        }
    }

    /** Replaces the token in the background when its time has come, also while nothing is logged. */
    void keepTokenFresh() {
        token.get();
    }

    /** Not in the published description; Microsoft's azureml-examples ask so. */
    private Token fetch() {
        newest = RunEnvironment.inTime(TokenAnswer.read(ask(), clock.instant()));
        return newest;
    }

    private JsonNode ask() {
        try {
            return region.get(
                            "/history/v1.0" + run.scope() + "/experimentids/{}/runs/{}/token",
                            run.experimentId(),
                            run.runId())
                    .header("Authorization", bearer(newest))
                    .json();
        } catch (ThrottledException busy) {
            throw new TokenThrottledException(
                    "the service wants to be asked later for a token of " + run,
                    busy,
                    busy.retryAfter().orElse(WITHOUT_A_WISH));
        }
    }

    private static String bearer(Token token) {
        return "Bearer " + token.value();
    }
}
