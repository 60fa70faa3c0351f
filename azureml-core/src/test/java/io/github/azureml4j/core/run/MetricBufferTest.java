package io.github.azureml4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.core.AzureMlException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MetricBufferTest {

    private static final Duration NEVER = Duration.ofHours(1);

    private final List<List<MetricPoint>> sent = new CopyOnWriteArrayList<>();

    @Test
    void closeSendsEverythingInBatchesOfAThousand() {
        try (MetricBuffer buffer = buffer(sent::add, 20_000, NEVER)) {
            for (int i = 0; i < 2_500; i++) {
                buffer.add(point(i));
            }
        }

        assertThat(sent).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(1_000));
        assertThat(values()).hasSize(2_500).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aFailedBatchIsSentAgainWithTheSameIdsBeforeLaterOnes() {
        AtomicInteger calls = new AtomicInteger();
        MetricBuffer buffer = buffer(
                batch -> {
                    sent.add(batch);
                    if (calls.getAndIncrement() == 0) {
                        throw new AzureMlException("down");
                    }
                },
                20_000,
                NEVER);
        buffer.add(point(1));
        assertThatThrownBy(buffer::flush).hasMessage("down");
        buffer.add(point(2));
        buffer.close();

        assertThat(sent).hasSize(3);
        assertThat(sent.get(1)).isEqualTo(sent.get(0));
        assertThat(sent.get(2)).extracting(MetricPoint::value).containsExactly(2.0);
    }

    @Test
    void pointsGoOutWhenTheIntervalIsOver() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        try (MetricBuffer buffer = buffer(batch -> arrived.countDown(), 20_000, Duration.ofMillis(20))) {
            buffer.add(point(1));

            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aFullBatchGoesOutAtOnce() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        try (MetricBuffer buffer = buffer(batch -> arrived.countDown(), 20_000, NEVER)) {
            for (int i = 0; i < 1_000; i++) {
                buffer.add(point(i));
            }

            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aFullBufferWaitsForRoomAndLosesNothing() {
        CountDownLatch open = new CountDownLatch(1);
        MetricBuffer buffer = buffer(
                batch -> {
                    await(open);
                    sent.add(batch);
                },
                1_000,
                NEVER);
        CompletableFuture<Void> adding = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 5_000; i++) {
                buffer.add(point(i));
            }
        });
        open.countDown();
        adding.join();
        buffer.close();

        assertThat(values()).hasSize(5_000).doesNotHaveDuplicates();
    }

    @Test
    void aFullBufferThatCannotBeDeliveredSaysSo() {
        MetricBuffer buffer = buffer(
                batch -> {
                    throw new AzureMlException("down");
                },
                1_000,
                NEVER);

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        buffer.add(point(i));
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be delivered")
                .hasRootCauseMessage("down");
    }

    @Test
    void manyThreadsLoseNothingAndDoubleNothing() {
        MetricBuffer buffer = buffer(sent::add, 2_000, Duration.ofMillis(1));
        List<CompletableFuture<Void>> threads = java.util.stream.IntStream.range(0, 8)
                .mapToObj(t -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        buffer.add(point(t * 2_000 + i));
                    }
                }))
                .toList();
        threads.forEach(CompletableFuture::join);
        buffer.close();

        assertThat(values()).hasSize(16_000).doesNotHaveDuplicates();
    }

    @Test
    void addingAfterCloseIsRefused() {
        MetricBuffer buffer = buffer(sent::add, 1_000, NEVER);
        buffer.close();

        assertThatThrownBy(() -> buffer.add(point(1))).hasMessageContaining("closed");
    }

    private List<Double> values() {
        return sent.stream().flatMap(List::stream).map(MetricPoint::value).toList();
    }

    private static MetricBuffer buffer(Consumer<List<MetricPoint>> sink, int capacity, Duration interval) {
        return new MetricBuffer(sink, capacity, interval, () -> {});
    }

    private static MetricPoint point(double value) {
        return new MetricPoint(UUID.randomUUID(), "loss", null, value, Instant.EPOCH);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
