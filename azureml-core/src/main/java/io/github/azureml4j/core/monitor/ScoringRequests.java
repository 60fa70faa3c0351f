package io.github.azureml4j.core.monitor;

import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.workspace.WorkspaceDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question for scoring requests, newest first: at most 1000 of the last day, unless said otherwise. Web services that were
 * deployed with Application Insights on report theirs; in Azure it takes minutes until a request can be found. Not thread-safe; may be asked again.
 *
 * <p>Needs to read the workspace and its Application Insights component, no more.
 */
public final class ScoringRequests {
    private static final String COMPONENTS_VERSION = "2020-02-02";
    private static final int MOST = 10_000;

    private final WorkspaceConnection workspace;
    private @Nullable Instant since;
    private @Nullable Instant until;
    private @Nullable String service;
    private @Nullable String requestId;
    private int limit = 1000;

    ScoringRequests(WorkspaceConnection workspace) {
        this.workspace = workspace;
    }

    /** From when on; a day before the end unless said otherwise. */
    public ScoringRequests since(Instant time) {
        since = time;
        return this;
    }

    /** Until when; now unless said otherwise. */
    public ScoringRequests until(Instant time) {
        until = time;
        return this;
    }

    /** Of one web service; of all unless said otherwise. */
    public ScoringRequests service(String name) {
        service = name;
        return this;
    }

    /** The request that goes by this id: the service's or the client's, as a scoring exception names them. */
    public ScoringRequests requestId(String id) {
        requestId = id;
        return this;
    }

    /** How many at most, up to 10,000; 1000 unless said otherwise. */
    public ScoringRequests limit(int count) {
        limit = count;
        return this;
    }

    /**
     * Asks ({@code Query_Execute} of Application Insights v1).
     *
     * @throws IllegalArgumentException naming everything that is wrong, before any request
     * @throws AzureMlException when the workspace has no Application Insights component
     * @throws io.github.azureml4j.core.PermissionException when the caller may not read it
     */
    public List<ScoringRequest> list() {
        Instant end = until == null ? workspace.clock().instant() : until;
        Instant begin = since == null ? end.minus(Duration.ofDays(1)) : since;
        check(begin, end);
        return ScoringRow.read(workspace
                .azure()
                .applicationInsights()
                .post("/v1/apps/{}/query", appId())
                .idempotent()
                .json(Map.of("query", query(), "timespan", begin + "/" + end))
                .json());
    }

    private void check(Instant begin, Instant end) {
        Faults faults = new Faults("cannot ask for scoring requests");
        faults.when(!begin.isBefore(end), "it begins at " + begin + ", which is not before its end " + end);
        faults.when(limit < 1 || limit > MOST, "the limit " + limit + " is not between 1 and " + MOST);
        checkText(faults, "service", service);
        checkText(faults, "request id", requestId);
        faults.raise();
    }

    private static void checkText(Faults faults, String what, @Nullable String text) {
        faults.when(
                text != null && (text.isBlank() || text.chars().anyMatch(Character::isISOControl)),
                "the " + what + " is empty or has control characters");
    }

    /** A component may serve several workspaces. */
    private String query() {
        StringBuilder query = new StringBuilder("requests | where " + dimension("Workspace Name") + " == "
                + quoted(workspace.id().name()));
        if (service != null) {
            query.append(" | where ")
                    .append(dimension("Service Name"))
                    .append(" == ")
                    .append(quoted(service));
        }
        if (requestId != null) {
            query.append(" | where ")
                    .append(dimension("Request Id"))
                    .append(" == ")
                    .append(quoted(requestId));
            query.append(" or ")
                    .append(dimension("Client Request Id"))
                    .append(" == ")
                    .append(quoted(requestId));
        }
        return query + " | order by timestamp desc | take " + limit
                + " | project timestamp, url, resultCode, duration, customDimensions";
    }

    private static String dimension(String name) {
        return "tostring(customDimensions[\"" + name + "\"])";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String appId() {
        ArmId component = WorkspaceDetails.of(workspace.arm().get("").json())
                .applicationInsights()
                .map(ArmId::parse)
                .orElseThrow(() -> new AzureMlException(
                        workspace.id() + " has no Application Insights component, so that no scoring request is kept"));
        String id = workspace
                .azure()
                .arm()
                .at(component.toString())
                .apiVersion(COMPONENTS_VERSION)
                .get("")
                .json()
                .path("properties")
                .path("AppId")
                .asText("");
        if (id.isEmpty()) {
            throw new AzureMlException(component + " does not name the id that it is queried by");
        }
        return id;
    }
}
