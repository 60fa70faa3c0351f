package io.github.azureml4j.core;

import io.github.azureml4j.core.OperationSteps.Done;
import io.github.azureml4j.core.OperationSteps.Running;
import io.github.azureml4j.core.OperationSteps.Step;
import io.github.azureml4j.scoring.retry.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something that the service was asked to do and that takes its time. It goes on whether anybody waits or not; to give up waiting
 * (a timeout, an interrupt, a cancelled future) never cancels it.
 *
 * <p>Thread-safe: any number of threads may wait, one of them asks the service.
 *
 * <pre>{@code
 * Workspace ws = creation.onProgress(p -> log.info("{}", p)).await(Duration.ofMinutes(30));
 * }</pre>
 *
 * @param <T> what it yields
 */
public final class Operation<T> {
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final OperationSteps<T> steps;
    private final Clock clock;
    private final Sleeper sleeper;
    private final List<Consumer<? super OperationProgress>> listeners = new CopyOnWriteArrayList<>();

    /** Held by the one thread that waits and asks, its pauses included; guards the outcome. */
    private final ReentrantLock turn = new ReentrantLock();

    /** Held during a request only, so that a token can be had while somebody waits; guards the steps. */
    private final ReentrantLock asking = new ReentrantLock();

    private @Nullable Done<T> done;
    private @Nullable OperationFailedException failed;
    private Duration wait = Duration.ZERO;
    private volatile @Nullable OperationProgress latest;

    private Operation(OperationSteps<T> steps, Clock clock, Sleeper sleeper) {
        this.steps = steps;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * An operation that is followed in the given way. Not for applications.
     *
     * @param steps how to ask
     * @param clock the time that waits are measured by
     * @param sleeper how pauses are made
     */
    public static <T> Operation<T> of(OperationSteps<T> steps, Clock clock, Sleeper sleeper) {
        return new Operation<>(steps, clock, sleeper);
    }

    /**
     * Waits until it has ended, without limit.
     *
     * @throws OperationFailedException when it ended without success
     * @throws AzureMlException when the waiting thread is interrupted; its interrupt flag is then set
     */
    public T await() {
        return await(FOREVER);
    }

    /**
     * Waits until it has ended, but not longer than this.
     *
     * @param atMost the longest wait
     * @throws OperationFailedException when it ended without success
     * @throws OperationTimeoutException when it goes on after that time; it may be awaited again
     */
    public T await(Duration atMost) {
        Instant end = clock.instant().plus(atMost);
        try {
            if (!turn.tryLock(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw late(atMost);
            }
            try {
                return follow(end, atMost);
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AzureMlException(
                    "interrupted while waiting for: " + steps.title() + ". The operation goes on.", e);
        }
    }

    /**
     * Tells a listener of every step from now on, in the thread that waits.
     *
     * @param listener hears of each step; what it throws reaches the waiting thread
     * @return this
     */
    public Operation<T> onProgress(Consumer<? super OperationProgress> listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Waits in a daemon thread of its own. Cancelling the future ends that wait, not the operation.
     *
     * @return completes with the value, or with what {@link #await()} would throw
     */
    public CompletableFuture<T> toFuture() {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread waiter = new Thread(() -> complete(future), "azureml4j-operation");
        waiter.setDaemon(true);
        CompletableFuture<T> unused = future.whenComplete((value, thrown) -> interruptIfCancelled(future, waiter));
        waiter.start();
        return future;
    }

    /**
     * All that another process needs to go on waiting: plain JSON without credentials; see {@link AzureMl#resume(String)}.
     *
     * @throws UnsupportedOperationException when the operation may simply be begun again, as a deletion may
     */
    public String resumeToken() {
        asking.lock();
        try {
            return steps.resumeToken();
        } finally {
            asking.unlock();
        }
    }

    /** What the service calls the operation. */
    public String id() {
        return steps.id();
    }

    /** The last known status in the service's spelling; {@code NotStarted} before the first answer. Asks nothing. */
    public String status() {
        OperationProgress known = latest;
        return known == null ? "NotStarted" : known.status();
    }

    /**
     * Asks once, without waiting, so that a refusal of the first request is thrown where the operation begins. Not for applications.
     *
     * @return this
     */
    public Operation<T> start() {
        turn.lock();
        try {
            if (latest == null) {
                step();
            }
            return this;
        } finally {
            turn.unlock();
        }
    }

    private T follow(Instant end, Duration atMost) throws InterruptedException {
        while (true) {
            if (failed != null) {
                throw failed;
            }
            if (done != null) {
                return done.value();
            }
            pause(end, atMost);
            step();
        }
    }

    private void pause(Instant end, Duration atMost) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), end);
        if (latest != null && left.compareTo(wait) < 0) {
            sleeper.sleep(left.isNegative() ? Duration.ZERO : left);
            throw late(atMost);
        }
        if (!wait.isZero()) {
            sleeper.sleep(wait);
        }
    }

    private void step() {
        try {
            Step<T> step = ask();
            if (step instanceof Running<T> running) {
                wait = running.pause();
                tell(running.what(), running.status(), running.percent());
            } else if (step instanceof Done<T> end) {
                done = end;
                tell(end.what(), "Succeeded", 100.0);
            }
        } catch (OperationFailedException e) {
            failed = e;
            tell(steps.title(), e.status(), null);
        }
    }

    private Step<T> ask() {
        asking.lock();
        try {
            return steps.next();
        } finally {
            asking.unlock();
        }
    }

    private void tell(String what, String status, @Nullable Double percent) {
        OperationProgress news = new OperationProgress(steps.title(), what, status, percent, clock.instant());
        latest = news;
        listeners.forEach(listener -> listener.accept(news));
    }

    private static void interruptIfCancelled(CompletableFuture<?> future, Thread waiter) {
        if (future.isCancelled()) {
            waiter.interrupt();
        }
    }

    private void complete(CompletableFuture<T> future) {
        try {
            future.complete(await());
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        }
    }

    private OperationTimeoutException late(Duration atMost) {
        return new OperationTimeoutException(steps.title() + " is still " + status() + " after " + atMost
                + ". The operation goes on: wait again, or keep its resume token.");
    }
}
