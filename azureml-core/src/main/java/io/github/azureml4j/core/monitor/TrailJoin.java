package io.github.azureml4j.core.monitor;

import io.github.azureml4j.core.audit.AuditedCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts records that share an id together. Each call stands for itself; what is added later joins the first that it shares an id with. */
final class TrailJoin {
    private final Map<String, Open> byId = new HashMap<>();
    private final List<Open> all = new ArrayList<>();

    void add(AuditedCall call) {
        Open step = begin();
        step.call = call;
        call.ids().forEach(id -> know(id, step));
    }

    /** The closest id first: that of the request, then that of the action. */
    void add(ActivityEvent event) {
        step(Stream.of(
                                event.clientRequestId().orElse(""),
                                event.document()
                                        .path("properties")
                                        .path("serviceRequestId")
                                        .asText(""),
                                event.correlationId())
                        .toList())
                .events
                .add(event);
    }

    void add(ScoringRequest request) {
        step(List.of(request.requestId(), request.clientRequestId())).requests.add(request);
    }

    /** Oldest first; only those that go by an id, if one is given. */
    List<TrailStep> steps(@Nullable String id) {
        return all.stream()
                .filter(step -> id == null || step.ids.contains(id.toLowerCase(Locale.ROOT)))
                .map(step -> new TrailStep(Optional.ofNullable(step.call), step.events, step.requests))
                .sorted(Comparator.comparing(TrailStep::time))
                .toList();
    }

    private Open step(List<String> ids) {
        Open step = ids.stream()
                .map(id -> byId.get(id.toLowerCase(Locale.ROOT)))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElseGet(this::begin);
        ids.forEach(id -> know(id, step));
        return step;
    }

    private Open begin() {
        Open step = new Open();
        all.add(step);
        return step;
    }

    private void know(String id, Open step) {
        if (!id.isEmpty()) {
            step.ids.add(id.toLowerCase(Locale.ROOT));
            byId.putIfAbsent(id.toLowerCase(Locale.ROOT), step);
        }
    }

    private static final class Open {
        private final Set<String> ids = new HashSet<>();
        private final List<ActivityEvent> events = new ArrayList<>();
        private final List<ScoringRequest> requests = new ArrayList<>();
        private @Nullable AuditedCall call;
    }
}
