package io.github.azureml4j.scoring.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.azureml4j.testkit.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thousand callers at once: cold, rejected together, challenged together, and across an expiry. */
@Timeout(60)
class ManyThreadsTest {

    private static final int THREADS = 1_000;

    private final FakeClock clock = new FakeClock();

    @TempDir
    Path directory;

    @Test
    void thousandPlatformThreadsCauseOneFetchEachTime() throws Exception {
        live(Thread::new);
    }

    @Test
    void thousandVirtualThreadsCauseOneFetchEachTimeAndPinNoCarrier() throws Exception {
        ThreadFactory virtual = VirtualThreads.factory().orElse(null);
        assumeTrue(virtual != null, "this Java has no virtual threads");
        // Loading a class pins, whoever does it; only once.
        live(Thread::new);
        Path file = directory.resolve("pinned.jfr");
        try (Recording recording = new Recording()) {
            recording
                    .enable("jdk.VirtualThreadPinned")
                    .withThreshold(Duration.ZERO)
                    .withStackTrace();
            recording.start();
            live(virtual);
            recording.stop();
            recording.dump(file);
        }
        assertThat(Files.size(file)).isPositive();
        assertThat(RecordingFile.readAllEvents(file).stream().filter(ManyThreadsTest::isOurs))
                .isEmpty();
    }

    private void live(ThreadFactory threads) throws Exception {
        ScriptedSource source = new ScriptedSource(clock);
        RefreshingToken token = RefreshingToken.builder(source).clock(clock).build();
        assertThat(together(source, threads, token::get)).containsOnly("token-1");

        Token first = token.get();
        assertThat(together(source, threads, () -> {
                    token.invalidate(first);
                    return token.get();
                }))
                .containsOnly("token-2");

        Token second = token.get();
        assertThat(together(source, threads, () -> token.challenged(second, "nbf", null)))
                .containsOnly("token-3");
        assertThat(together(source, threads, () -> token.challenged("nbf"))).containsOnly("token-3");

        clock.advance(Duration.ofHours(1));
        assertThat(together(source, threads, () -> token.get(Duration.ofSeconds(20))))
                .containsOnly("token-4");
        assertThat(source.asked).hasValue(4);
    }

    /** The fetch ends when all callers are on their way, so that most of them really block. */
    private List<String> together(ScriptedSource source, ThreadFactory threads, Callable<Token> call) throws Exception {
        source.slow();
        CountDownLatch ready = new CountDownLatch(THREADS);
        List<FutureTask<String>> calls = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            FutureTask<String> task = new FutureTask<>(() -> {
                ready.countDown();
                return call.call().value();
            });
            calls.add(task);
            threads.newThread(task).start();
        }
        assertThat(ready.await(20, TimeUnit.SECONDS)).isTrue();
        source.letGo();
        List<String> values = new ArrayList<>();
        for (FutureTask<String> task : calls) {
            values.add(task.get(20, TimeUnit.SECONDS));
        }
        return values;
    }

    private static boolean isOurs(RecordedEvent event) {
        return event.getEventType().getName().equals("jdk.VirtualThreadPinned")
                && event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .anyMatch(
                                frame -> frame.getMethod().getType().getName().equals(RefreshingToken.class.getName()));
    }
}
