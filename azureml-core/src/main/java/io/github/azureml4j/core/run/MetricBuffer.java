package io.github.azureml4j.core.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects points and sends them in batches from a thread of its own: when a batch is full, when the interval is over, on
 * {@link #flush} and on {@link #close}. Bounded: when too many points wait, {@link #add} waits too. A batch that could not
 * be delivered is sent again, whole and with the same ids, before any later one. Thread-safe.
 */
final class MetricBuffer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MetricBuffer.class);

    /** What the service takes in one request. */
    static final int BATCH = 1_000;

    private final Consumer<List<MetricPoint>> sink;
    private final int capacity;
    private final Duration interval;
    private final Runnable eachInterval;
    private final Thread sender;

    /** Held by the one who sends, so that batches go out one at a time and in order. Taken before {@link #lock}. */
    private final ReentrantLock sending = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<MetricPoint> waiting = new ArrayList<>();
    private List<MetricPoint> inFlight = List.of();
    private @Nullable RuntimeException lastFailure;
    private boolean closed;

    /**
     * A buffer with its sending thread started.
     *
     * @param sink sends one batch; throws if it could not
     * @param capacity how many points may wait
     * @param interval the longest time that a point waits
     * @param eachInterval what else the thread does when it wakes; must not throw
     */
    MetricBuffer(Consumer<List<MetricPoint>> sink, int capacity, Duration interval, Runnable eachInterval) {
        this.sink = sink;
        this.capacity = capacity;
        this.interval = interval;
        this.eachInterval = eachInterval;
        this.sender = new Thread(this::sendUntilClosed, "azureml4j-metrics");
        sender.setDaemon(true);
        sender.start();
    }

    void add(MetricPoint point) {
        lock.lock();
        try {
            awaitRoom();
            if (closed) {
                throw new IllegalStateException("the run context is closed");
            }
            waiting.add(point);
            if (waiting.size() == BATCH) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends everything that was added before the call; throws what the last delivery threw. */
    void flush() {
        sending.lock();
        try {
            while (takeBatch()) {
                sink.accept(inFlight);
                delivered();
            }
        } catch (RuntimeException failure) {
            failed(failure);
            throw failure;
        } finally {
            sending.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        flush();
    }

    private void awaitRoom() {
        while (waiting.size() >= capacity && !closed) {
            if (lastFailure != null) {
                throw new IllegalStateException(
                        waiting.size() + " metric points wait and cannot be delivered", lastFailure);
            }
            changed.signalAll();
            changed.awaitUninterruptibly();
        }
    }

    private void sendUntilClosed() {
        while (awaitWork()) {
            eachInterval.run();
            try {
                flush();
            } catch (RuntimeException failure) {
                log.warn("Metrics could not be delivered, they are kept and sent again: {}", failure.getMessage());
                pauseAfterFailure();
            }
        }
    }

    private boolean awaitWork() {
        lock.lock();
        try {
            long left = interval.toNanos();
            while (!closed && waiting.size() < BATCH && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException stop) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Without it a full buffer would be sent again at once, and again. */
    private void pauseAfterFailure() {
        lock.lock();
        try {
            long left = interval.toNanos();
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean takeBatch() {
        lock.lock();
        try {
            if (inFlight.isEmpty() && !waiting.isEmpty()) {
                List<MetricPoint> next = waiting.subList(0, Math.min(BATCH, waiting.size()));
                inFlight = List.copyOf(next);
                next.clear();
                changed.signalAll();
            }
            return !inFlight.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void delivered() {
        lock.lock();
        try {
            inFlight = List.of();
            lastFailure = null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void failed(RuntimeException failure) {
        lock.lock();
        try {
            lastFailure = failure;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
