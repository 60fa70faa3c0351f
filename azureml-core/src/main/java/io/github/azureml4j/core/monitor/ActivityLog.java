package io.github.azureml4j.core.monitor;

import com.azure.core.http.rest.PagedIterable;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.arm.Pages;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question to the activity log: writes, deletes and actions of the last day that concern the workspace or what is in it, unless said
 * otherwise. The service keeps 90 days. It does not tell who started a run or registered a model. Not thread-safe; may be asked again.
 *
 * <p>The log is the subscription's: a reader of the subscription can ask it.
 */
public final class ActivityLog {
    private static final String API_VERSION = "2015-04-01";
    private static final Duration RETENTION = Duration.ofDays(90);
    private static final Duration SLACK = Duration.ofMinutes(5);

    private final WorkspaceConnection workspace;
    private final Map<String, String> scope = new LinkedHashMap<>();
    private @Nullable Instant since;
    private @Nullable Instant until;

    ActivityLog(WorkspaceConnection workspace) {
        this.workspace = workspace;
    }

    /** From when on, within the last 90 days; a day before the end unless said otherwise. */
    public ActivityLog since(Instant time) {
        since = time;
        return this;
    }

    /** Until when; now unless said otherwise. */
    public ActivityLog until(Instant time) {
        until = time;
        return this;
    }

    /** Events of a whole resource group instead. */
    public ActivityLog resourceGroup(String name) {
        scope.put("resourceGroupName", name);
        return this;
    }

    /** Events of another resource instead, such as the workspace's key vault. */
    public ActivityLog resource(ArmId id) {
        scope.put("resourceUri", id.toString());
        return this;
    }

    /** Events of one action instead, wherever it led: an exception's {@code correlationId()}. */
    public ActivityLog correlation(String id) {
        scope.put("correlationId", id);
        return this;
    }

    /**
     * Asks ({@code ActivityLogs_List} 2015-04-01), lazily, newest first as the service sends them.
     *
     * @throws IllegalArgumentException naming everything that is wrong, before any request
     */
    public PagedIterable<ActivityEvent> list() {
        Instant end = until == null ? workspace.clock().instant() : until;
        Instant begin = since == null ? end.minus(Duration.ofDays(1)) : since;
        check(begin, end);
        Instant first = edge().isAfter(begin) ? edge() : begin;
        return Pages.of(
                workspace
                        .azure()
                        .arm()
                        .apiVersion(API_VERSION)
                        .get(
                                "/subscriptions/{}/providers/Microsoft.Insights/eventtypes/management/values",
                                workspace.id().subscription())
                        .query("$filter", filter(first, end)),
                ActivityEvent::new,
                this::keeps);
    }

    /** The earliest time that the service surely still takes when it is asked a moment later, by its own clock. */
    private Instant edge() {
        return workspace.clock().instant().minus(RETENTION).plus(SLACK);
    }

    /** Whether the log does not reach back to a time any more, clocks that differ a little aside. */
    boolean isForgotten(Instant time) {
        return time.isBefore(edge().minus(SLACK.multipliedBy(2)));
    }

    private void check(Instant begin, Instant end) {
        Faults faults = new Faults("cannot ask the activity log");
        faults.when(!begin.isBefore(end), "it begins at " + begin + ", which is not before its end " + end);
        faults.when(isForgotten(begin), "it begins at " + begin + ", and the log keeps 90 days");
        faults.when(
                scope.size() > 1, "the log can be asked for one of these only: " + String.join(", ", scope.keySet()));
        scope.forEach((name, value) ->
                faults.when(value.isBlank() || value.contains("'"), name + " '" + value + "' is empty or has a quote"));
        faults.raise();
    }

    private String filter(Instant begin, Instant end) {
        Map<String, String> by =
                scope.isEmpty() ? Map.of("resourceGroupName", workspace.id().resourceGroup()) : scope;
        StringBuilder filter =
                new StringBuilder("eventTimestamp ge '" + begin + "' and eventTimestamp le '" + end + "'");
        by.forEach((name, value) -> filter.append(" and ")
                .append(name)
                .append(" eq '")
                .append(value)
                .append('\''));
        return filter.toString();
    }

    /** The service filters by whole resource ids: what is in the workspace is found in its group. */
    private boolean keeps(ActivityEvent event) {
        String id = event.resourceId().toLowerCase(Locale.ROOT);
        String own = workspace.scope().toLowerCase(Locale.ROOT);
        return !scope.isEmpty() || id.equals(own) || id.startsWith(own + "/");
    }
}
