package io.github.azureml4j.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azureml4j.core.audit.Actor;
import io.github.azureml4j.core.audit.AuditedCall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrailJoinTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final TrailJoin join = new TrailJoin();

    @Test
    void callsOfOneActionStayApartAndEventsFindTheirsByTheRequest() throws Exception {
        join.add(call("c1", "r1", "action"));
        join.add(call("c2", "r2", "action"));
        join.add(event("c2", "", "action"));
        join.add(event("", "R1", "action"));
        assertThat(join.steps(null))
                .extracting(step -> step.call().orElseThrow().clientRequestId()
                        + step.events().size())
                .containsExactly("c11", "c21");
    }

    @Test
    void eventsOfOneActionWithoutACallAreOneStep() throws Exception {
        join.add(event("", "", "action"));
        join.add(event("", "", "ACTION"));
        join.add(event("", "", "another"));
        assertThat(join.steps(null)).extracting(step -> step.events().size()).containsExactly(2, 1);
    }

    @Test
    void scoringRequestJoinsByEitherId() {
        join.add(call("c1", "r1", ""));
        join.add(call("c2", "r2", ""));
        join.add(scored("r1", ""));
        join.add(scored("x", "c2"));
        join.add(scored("y", "z"));
        List<TrailStep> steps = join.steps(null);
        assertThat(steps).extracting(step -> step.requests().size()).containsExactly(1, 1, 1);
        assertThat(steps.get(2).call()).isEmpty();
        assertThat(join.steps("X")).containsExactly(steps.get(1));
    }

    private static AuditedCall call(String client, String request, String correlation) {
        return new AuditedCall(
                START,
                Actor.UNKNOWN,
                "start a run",
                "PUT",
                "host",
                "/x",
                client,
                Optional.of("done"),
                OptionalInt.of(200),
                Optional.of(request),
                Optional.of(correlation));
    }

    private static ActivityEvent event(String client, String request, String correlation) throws IOException {
        JsonNode document = new ObjectMapper().readTree("""
                {"eventTimestamp":"2026-01-01T00:00:01Z","correlationId":"%s","httpRequest":{"clientRequestId":"%s"},
                 "properties":{"serviceRequestId":"%s"}}""".formatted(correlation, client, request));
        return new ActivityEvent(document);
    }

    private static ScoringRequest scored(String request, String client) {
        return new ScoringRequest(
                START.plusSeconds(2),
                "s",
                "POST",
                "http://s/score",
                200,
                request,
                client,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty());
    }
}
