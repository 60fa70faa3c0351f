package io.github.azureml4j.scoring.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.testkit.FakeClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An issuer under a test's control: it answers at once, answers when let go, or refuses. Tokens are token-1, token-2, … */
final class ScriptedSource implements TokenSource {

    static final Duration LIFE = Duration.ofHours(1);
    static final Duration REFRESH_AFTER = Duration.ofMinutes(40);

    final AtomicInteger asked = new AtomicInteger();
    final List<String> claims = new CopyOnWriteArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final FakeClock clock;
    private volatile @Nullable RuntimeException down;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch entered = new CountDownLatch(1);

    ScriptedSource(FakeClock clock) {
        this.clock = clock;
    }

    @Override
    public Token fetch() {
        int number = asked.incrementAndGet();
        assertThat(atOnce.incrementAndGet()).as("fetches at once").isEqualTo(1);
        entered.countDown();
        try {
            assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the interrupt of a caller reached the source", e);
        } finally {
            atOnce.decrementAndGet();
        }
        RuntimeException failure = down;
        if (failure != null) {
            throw failure;
        }
        return new Token(
                "token-" + number, clock.instant().plus(LIFE), clock.instant().plus(REFRESH_AFTER));
    }

    @Override
    public Token fetch(String wanted) {
        claims.add(wanted);
        return fetch();
    }

    ScriptedSource down() {
        return down(new IllegalStateException("issuer is down"));
    }

    ScriptedSource down(RuntimeException failure) {
        down = failure;
        return this;
    }

    ScriptedSource up() {
        down = null;
        return this;
    }

    ScriptedSource slow() {
        gate = new CountDownLatch(1);
        entered = new CountDownLatch(1);
        return this;
    }

    void letGo() {
        gate.countDown();
    }

    void awaitEntered() throws InterruptedException {
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
