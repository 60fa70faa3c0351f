package io.github.azureml4j.scoring;

import io.github.azureml4j.scoring.token.TokenException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A key that is read where it is kept, and read again when it is rejected: once for any number of callers, on a thread of
 * its own, with no lock held.
 */
final class ListedKeyProofs implements Proofs {

    private final KeySource source;
    private final InstantSource clock;

    /** Guards every change of the three fields below; never held during a reading. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable KeyRing ring;
    private @Nullable CompletableFuture<KeyRing> underWay;
    private KeyReading last = KeyReading.NONE;

    ListedKeyProofs(KeySource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Proof current(Duration atMost) {
        KeyRing known = ring;
        return (known == null ? await(reading(Proof.NONE), atMost) : known).chosen();
    }

    @Override
    public boolean rejected(Proof proof, Duration atMost) {
        KeyRing known = ring;
        if (known != null && !known.chosen().equals(proof)) {
            return true;
        }
        try {
            return !await(reading(proof), atMost).chosen().equals(proof);
        } catch (TokenException unreadable) {
            // Whoever may not list keys, or cannot now, still has the other one.
            return turned(proof);
        }
    }

    @Override
    public long refreshes() {
        return 0;
    }

    /** The reading under way, else a new one, else what is known while it is too early for that. */
    private CompletableFuture<KeyRing> reading(Proof rejected) {
        CompletableFuture<KeyRing> mine = new CompletableFuture<>();
        lock.lock();
        try {
            KeyRing known = ring;
            if (underWay != null) {
                return underWay;
            }
            if (known != null && !known.chosen().equals(rejected)) {
                return CompletableFuture.completedFuture(known);
            }
            if (last.silences(clock.instant())) {
                return silenced(known, rejected);
            }
            underWay = mine;
        } finally {
            lock.unlock();
        }
        Thread reader = new Thread(() -> read(mine, rejected), "azureml4j-keys");
        reader.setDaemon(true);
        reader.start();
        return mine;
    }

    private CompletableFuture<KeyRing> silenced(@Nullable KeyRing known, Proof rejected) {
        if (known == null) {
            return CompletableFuture.failedFuture(
                    last.failure() == null ? new IllegalStateException("no keys") : last.failure());
        }
        KeyRing turned = known.without(rejected);
        ring = turned;
        return CompletableFuture.completedFuture(turned);
    }

    private boolean turned(Proof rejected) {
        lock.lock();
        try {
            KeyRing known = ring;
            if (known != null && known.chosen().equals(rejected)) {
                ring = known.without(rejected);
            }
            known = ring;
            return known != null && !known.chosen().equals(rejected);
        } finally {
            lock.unlock();
        }
    }

    private void read(CompletableFuture<KeyRing> mine, Proof rejected) {
        try {
            KeyRing read = KeyRing.of(source.read()).without(rejected);
            settle(read, null);
            mine.complete(read);
        } catch (Throwable thrown) {
            settle(null, thrown);
            mine.completeExceptionally(thrown);
        }
    }

    private void settle(@Nullable KeyRing read, @Nullable Throwable failure) {
        Instant now = clock.instant();
        lock.lock();
        try {
            boolean fruitful = read != null && read.differsFrom(ring);
            double spread = ThreadLocalRandom.current().nextDouble();
            last = fruitful ? KeyReading.NONE : last.thenFruitless(now, failure, ring != null, spread);
            ring = read == null ? ring : read;
            underWay = null;
        } finally {
            lock.unlock();
        }
    }

    private static KeyRing await(CompletableFuture<KeyRing> reading, Duration atMost) {
        try {
            return reading.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenException("interrupted while waiting for a key", e);
        } catch (TimeoutException e) {
            throw new TokenException("no key within " + atMost, e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new TokenException("no key: " + (cause == null ? "unknown" : cause.getMessage()), cause);
        }
    }
}
