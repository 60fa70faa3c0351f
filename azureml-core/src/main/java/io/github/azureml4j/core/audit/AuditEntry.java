package io.github.azureml4j.core.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A call between its intent and its outcome. For the rooms of this SDK. Thread-safe. */
public final class AuditEntry {
    private final AuditJournal journal;
    private final Deed deed;
    private final String call;
    private final Clock clock;
    private final Instant started;
    private final long ticks = System.nanoTime();

    AuditEntry(AuditJournal journal, Deed deed, String call, Clock clock) {
        this.journal = journal;
        this.deed = deed;
        this.call = call;
        this.clock = clock;
        this.started = clock.instant();
    }

    /**
     * Writes that the call was answered.
     *
     * @param status the HTTP status
     * @param requestId the service's id of the request, if it named one
     * @param correlationId the id that joins the requests of one action, if named
     */
    public void answered(int status, @Nullable String requestId, @Nullable String correlationId) {
        ObjectNode line = outcome(status < 400 ? "done" : "refused").put("status", status);
        if (requestId != null) {
            line.put("requestId", requestId);
        }
        if (correlationId != null) {
            line.put("correlationId", correlationId);
        }
        journal.conclude(line);
    }

    /**
     * Writes that no answer came, so that nobody knows what was done.
     *
     * @param why the kind of failure; its message may hold what it should not and stays out
     */
    public void unanswered(Throwable why) {
        journal.conclude(outcome("unanswered").put("why", why.getClass().getSimpleName()));
    }

    ObjectNode intent() {
        return line("intent", started);
    }

    private ObjectNode outcome(String outcome) {
        Duration took = Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ticks));
        return line("outcome", clock.instant())
                .put("outcome", outcome)
                .put("start", started.toString())
                .put("took", took.toString());
    }

    private ObjectNode line(String step, Instant time) {
        ObjectNode line =
                AuditJournal.line().put("step", step).put("call", call).put("time", time.toString());
        line.setAll(deed.document());
        return line;
    }
}
