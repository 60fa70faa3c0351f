package io.github.azureml4j.local.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** Events in the order they came. Thread-safe. */
final class ActivityStore {

    private static final int KEPT = 50_000;

    private final ConcurrentLinkedDeque<ActivityEvent> events = new ConcurrentLinkedDeque<>();
    private final AtomicInteger size = new AtomicInteger();

    void add(ActivityEvent event) {
        events.add(event);
        if (size.incrementAndGet() > KEPT) {
            events.pollFirst();
            size.decrementAndGet();
        }
    }

    /** Those that are not older than the retention, newest first. */
    List<ActivityEvent> since(Instant oldest) {
        List<ActivityEvent> kept = new ArrayList<>(events);
        kept.removeIf(event -> event.at().isBefore(oldest));
        Collections.reverse(kept); // of two at one time, the later one comes first
        kept.sort((one, other) -> other.at().compareTo(one.at()));
        return kept;
    }
}
