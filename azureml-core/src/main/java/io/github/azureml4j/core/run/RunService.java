package io.github.azureml4j.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.scoring.token.RefreshingToken;
import io.github.azureml4j.scoring.token.Token;
import java.time.InstantSource;
import java.util.List;

/**
 * The requests that code inside a run sends: to one origin, with the run's own token, which it replaces in time.
 * Thread-safe.
 */
final class RunService {

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
        region.post(
                        "/history/v1.0" + run.scope() + "/experiments/{}/runs/{}/batch/metrics",
                        run.experiment(),
                        run.runId())
                .header("Authorization", bearer(token.get()))
                .json(MetricDocument.batch(Json.mapper(), "dcid." + run.runId(), points))
                .idempotent()
                .send();
    }

    /** {@code Artifacts_Upload}. */
    void upload(String path, byte[] content) {
        region.post("/artifact/v2.0" + run.scope() + "/artifacts/ExperimentRun/{}/content", "dcid." + run.runId())
                .query("path", path)
                .query("allowOverwrite", true)
                .header("Authorization", bearer(token.get()))
                .body(content, "application/octet-stream")
                .idempotent()
                .send();
    }

    /** Replaces the token in the background when its time has come, also while nothing is logged. */
    void keepTokenFresh() {
        token.get();
    }

    /** Not in the published description; Microsoft's azureml-examples ask so. */
    private Token fetch() {
        JsonNode answer = region.get(
                        "/history/v1.0" + run.scope() + "/experimentids/{}/runs/{}/token",
                        run.experimentId(),
                        run.runId())
                .header("Authorization", bearer(newest))
                .json();
        String value = answer.path("token").asText("");
        if (value.isEmpty()) {
            throw new AzureMlException("the service gave no token for " + run);
        }
        newest = RunEnvironment.token(value, answer.path("expiryTimeUtc").asText(null), clock.instant());
        return newest;
    }

    private static String bearer(Token token) {
        return "Bearer " + token.value();
    }
}
