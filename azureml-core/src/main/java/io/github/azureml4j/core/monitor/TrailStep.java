package io.github.azureml4j.core.monitor;

import io.github.azureml4j.core.audit.AuditedCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What belongs together by its ids. A call without events is one that the activity log leaves out, such as the start of a run; events
 * without a call are somebody else's doing, or another client's. Immutable.
 *
 * @param call what this client's journal says, if it is a call of this client
 * @param events what the activity log says of it
 * @param requests what Application Insights says of it
 */
public record TrailStep(Optional<AuditedCall> call, List<ActivityEvent> events, List<ScoringRequest> requests) {
    /** Copies the lists. */
    public TrailStep {
        events = List.copyOf(events);
        requests = List.copyOf(requests);
    }

    /** When the earliest of it happened. */
    public Instant time() {
        return Stream.of(
                        call.map(AuditedCall::time).stream(),
                        events.stream().map(ActivityEvent::time),
                        requests.stream().map(ScoringRequest::time))
                .flatMap(times -> times)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** When, what and to what; not who. */
    @Override
    public String toString() {
        String what = call.map(AuditedCall::toString)
                .or(() -> events.stream().map(ActivityEvent::toString).findFirst())
                .orElseGet(() -> time() + " "
                        + requests.stream()
                                .map(one -> one.method() + " " + one.service() + " " + one.status())
                                .findFirst()
                                .orElse("nothing"));
        return "%s (%d events, %d scoring requests)".formatted(what, events.size(), requests.size());
    }
}
