package io.github.azureml4j.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a service that counts how many calls it holds at once, and echoes. */
@Timeout(60)
class ScoringManyTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch arrived = new CountDownLatch(1);
    private HttpServer http;
    private ScoringClient<Integer, Integer> scorer;

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/score", this::serve);
        http.start();
        URI uri = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/score");
        scorer = ScoringClient.builder(uri, Integer.class, Integer.class).build();
    }

    @AfterEach
    void stop() {
        gate.countDown();
        scorer.close();
        http.stop(0);
        threads.shutdownNow();
    }

    @Test
    void resultsKeepTheOrderOfTheInputs() {
        List<Integer> inputs = IntStream.range(0, 500).boxed().toList();

        assertThat(scorer.scoreAll(inputs, 16)).isEqualTo(inputs);
    }

    @Test
    void noMoreAreInFlightThanAllowed() {
        assertThat(scorer.scoreAll(IntStream.range(0, 200).boxed(), 4)).hasSize(200);

        assertThat(most.get()).isBetween(1, 4);
    }

    @Test
    void streamIsLazy() {
        AtomicInteger taken = new AtomicInteger();
        Stream<Integer> endless = Stream.generate(taken::incrementAndGet);

        try (Stream<Integer> results = scorer.scoreAll(endless, 3)) {
            Iterator<Integer> iterator = results.iterator();
            assertThat(taken).hasValue(0);
            iterator.next();
            assertThat(taken.get()).isBetween(3, 4);
        }
    }

    @Test
    void noInputsAreNoCalls() {
        assertThat(scorer.scoreAll(List.of(), 8)).isEmpty();
        assertThat(served).hasValue(0);
    }

    @Test
    void firstFailureEndsTheStream() {
        assertThatThrownBy(() -> scorer.scoreAll(List.of(1, 2, -1, 4), 2).toList())
                .isInstanceOf(ScoringException.class)
                .hasMessageContaining("400");
    }

    @Test
    void parallelismMustBePositive() {
        assertThatThrownBy(() -> scorer.scoreAll(List.of(1), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void futureCompletesWithTheResult() {
        assertThat(scorer.scoreAsync(7).join()).isEqualTo(7);
    }

    @Test
    void cancelledFutureEndsTheRequest() throws Exception {
        gate = new CountDownLatch(1);
        CompletableFuture<Integer> future = scorer.scoreAsync(1);
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

        future.cancel(true);

        while (scorer.stats().failures() == 0) {
            Thread.onSpinWait();
        }
        assertThat(future).isCancelled();
        assertThat(scorer.stats().retries()).isZero();
    }

    private void serve(HttpExchange exchange) throws IOException {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        served.incrementAndGet();
        arrived.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        now.decrementAndGet();
        exchange.sendResponseHeaders(body[0] == '-' ? 400 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
