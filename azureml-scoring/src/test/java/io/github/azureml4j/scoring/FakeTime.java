package io.github.azureml4j.scoring;

import io.github.azureml4j.scoring.retry.Sleeper;
import io.github.azureml4j.testkit.FakeClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Waits that take no time but move a clock. */
final class FakeTime implements Sleeper {

    final FakeClock clock = new FakeClock();
    final List<Duration> waits = new CopyOnWriteArrayList<>();

    @Override
    public void sleep(Duration wait) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        waits.add(wait);
        clock.advance(wait);
    }

    @Override
    public long nanoTime() {
        return clock.millis() * 1_000_000;
    }
}
