package io.github.azureml4j.core.monitor;

import io.github.azureml4j.auth.SignInException;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.audit.AuditJournal;
import io.github.azureml4j.core.audit.AuditedCall;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question that joins a client's audit journal with the activity log and the scoring requests by the ids of requests: the last day
 * unless said otherwise. Calls to the workspace and to what is in it count; those to other hosts, such as its vault, are in the journal
 * alone. Not thread-safe; may be asked again.
 */
public final class TrailQuery {
    private static final String SCORED = "the scoring requests";
    private static final int MOST = 10_000;

    private final Monitor monitor;
    private final WorkspaceConnection workspace;
    private final Path journal;
    private @Nullable Instant since;
    private @Nullable Instant until;
    private @Nullable String id;

    TrailQuery(Monitor monitor, WorkspaceConnection workspace, Path journal) {
        this.monitor = monitor;
        this.workspace = workspace;
        this.journal = journal;
    }

    /** From when on, within the last 90 days; a day before the end unless said otherwise. */
    public TrailQuery since(Instant time) {
        since = time;
        return this;
    }

    /** Until when; now unless said otherwise. */
    public TrailQuery until(Instant time) {
        until = time;
        return this;
    }

    /** Only what goes by this id: a request's of the service or the client, or a correlation id. */
    public TrailQuery id(String value) {
        id = value;
        return this;
    }

    /**
     * Reads all three. One that cannot be read is named in {@link Trail#unread()}.
     *
     * @throws IllegalArgumentException when the span of time is none or begins more than 90 days ago, before anything is read
     * @throws java.io.UncheckedIOException when the journal cannot be read
     */
    public Trail list() {
        Instant end = until == null ? workspace.clock().instant() : until;
        Instant begin = since == null ? end.minus(Duration.ofDays(1)) : since;
        Faults faults = new Faults("cannot follow the trail");
        faults.when(!begin.isBefore(end), "it begins at " + begin + ", which is not before its end " + end);
        ActivityLog log = monitor.activityLog().since(begin).until(end);
        faults.when(log.isForgotten(begin), "it begins at " + begin + ", and the activity log keeps 90 days");
        faults.raise();
        TrailJoin join = new TrailJoin();
        AuditJournal.read(journal).stream()
                .filter(call -> concerns(call, begin, end))
                .forEach(join::add);
        List<String> unread = new ArrayList<>();
        read("the activity log", unread, () -> log.list().stream().toList()).forEach(join::add);
        List<ScoringRequest> scored = read(
                SCORED,
                unread,
                () -> monitor.scoringRequests()
                        .since(begin)
                        .until(end)
                        .limit(MOST)
                        .list());
        if (scored.size() >= MOST) {
            unread.add(SCORED + ": those before "
                    + scored.get(scored.size() - 1).time() + ", since the newest " + MOST
                    + " only are given; ask for a shorter time");
        }
        scored.forEach(join::add);
        return new Trail(join.steps(id), unread);
    }

    private boolean concerns(AuditedCall call, Instant begin, Instant end) {
        String own = workspace.scope().toLowerCase(Locale.ROOT);
        String resource = call.resource().toLowerCase(Locale.ROOT);
        return !call.time().isBefore(begin)
                && !call.time().isAfter(end)
                && (resource.equals(own) || resource.startsWith(own + "/"));
    }

    private static <T> List<T> read(String what, List<String> unread, Supplier<List<T>> reading) {
        try {
            return reading.get();
        } catch (AzureMlException | SignInException e) {
            unread.add(what + ": " + e.getMessage());
            return List.of();
        }
    }
}
