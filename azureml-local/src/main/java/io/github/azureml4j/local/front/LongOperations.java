package io.github.azureml4j.local.front;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All accepted work. Nothing runs on a timer: whoever asks the emulator anything first ends what is due by its clock,
 * so that moving the clock is all it takes. Thread-safe.
 */
public final class LongOperations {

    private static final CompletableFuture<?> NOTHING_TO_WAIT_FOR = CompletableFuture.completedFuture(null);

    private static final int KEPT = 10_000;

    private final Clock clock;
    private final Ids ids;
    private final Duration duration;
    /** In the order of their beginning, so that the oldest that has ended is forgotten first. */
    private final Map<String, LongOperation> all = new LinkedHashMap<>();

    private final ConcurrentLinkedQueue<LongOperation> running = new ConcurrentLinkedQueue<>();

    /** @param duration how long an operation takes by the emulator's clock */
    public LongOperations(Clock clock, Ids ids, Duration duration) {
        this.clock = clock;
        this.ids = ids;
        this.duration = duration;
    }

    /** Accepts work that is done when its time is over: {@code finish} then makes the change and returns the result. */
    public LongOperation begin(Supplier<? extends @Nullable JsonNode> finish) {
        return begin(NOTHING_TO_WAIT_FOR, finish);
    }

    /** As above, but not before some real work, such as the start of a process, has ended too. */
    public LongOperation begin(CompletableFuture<?> work, Supplier<? extends @Nullable JsonNode> finish) {
        LongOperation operation =
                new LongOperation(ids.uuid(), clock.instant(), clock.instant().plus(duration), work, finish);
        running.add(operation);
        remember(operation);
        return operation;
    }

    public Optional<LongOperation> find(String id) {
        synchronized (all) {
            return Optional.ofNullable(all.get(id));
        }
    }

    private void remember(LongOperation operation) {
        synchronized (all) {
            all.put(operation.id(), operation);
            if (all.size() > KEPT) {
                all.values().stream().filter(LongOperation::ended).findFirst().ifPresent(all.values()::remove);
            }
        }
    }

    /** Ends everything that is due. */
    public void settle() {
        running.forEach(operation -> operation.settle(clock.instant()));
        running.removeIf(LongOperation::ended);
    }
}
