package io.github.azureml4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.core.OperationSteps.Done;
import io.github.azureml4j.core.OperationSteps.Running;
import io.github.azureml4j.core.OperationSteps.Step;
import io.github.azureml4j.testkit.FakeClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OperationTest {
    private final FakeClock clock = new FakeClock();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void manyWaitersAskOnceAndShareTheResult() {
        Operation<String> operation = Operation.of(endsAfter(3), clock, clock::advance);
        CompletableFuture<String> one = operation.toFuture();
        CompletableFuture<String> two = operation.toFuture();
        assertThat(one.join()).isEqualTo("value");
        assertThat(two.join()).isEqualTo("value");
        assertThat(asked).hasValue(3);
    }

    @Test
    void cancelledFutureEndsTheWaitAndNotTheOperation() throws InterruptedException {
        CountDownLatch sleeping = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Operation<String> operation = Operation.of(endsAfter(2), clock, time -> {
            if (interrupted.getCount() == 0) {
                return;
            }
            sleeping.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
        });
        CompletableFuture<String> future = operation.toFuture();
        assertThat(sleeping.await(10, TimeUnit.SECONDS)).isTrue();
        future.cancel(true);
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(operation.await()).isEqualTo("value");
    }

    @Test
    void interruptIsKeptAndNamesTheOperation() {
        Operation<String> operation = Operation.of(endsAfter(2), clock, time -> {
            throw new InterruptedException();
        });
        assertThatThrownBy(operation::await)
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("bake");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void tokenCanBeHadWhileAnotherThreadWaits() throws InterruptedException {
        CountDownLatch sleeping = new CountDownLatch(1);
        CountDownLatch token = new CountDownLatch(1);
        Operation<String> operation = Operation.of(endsAfter(2), clock, time -> {
            sleeping.countDown();
            token.await();
        });
        CompletableFuture<String> future = operation.toFuture();
        assertThat(sleeping.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(CompletableFuture.supplyAsync(operation::resumeToken).orTimeout(10, TimeUnit.SECONDS))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo("{}");
        token.countDown();
        assertThat(future.join()).isEqualTo("value");
    }

    @Test
    void statusAsksNothing() {
        Operation<String> operation = Operation.of(endsAfter(2), clock, clock::advance);
        assertThat(operation.status()).isEqualTo("NotStarted");
        assertThat(operation.start().status()).isEqualTo("Running");
        assertThat(asked).hasValue(1);
    }

    private OperationSteps<String> endsAfter(int steps) {
        return new OperationSteps<>() {
            @Override
            public String title() {
                return "bake";
            }

            @Override
            public String id() {
                return "1";
            }

            @Override
            public Step<String> next() {
                boolean over = asked.incrementAndGet() >= steps;
                return over
                        ? new Done<>("bake", "value")
                        : new Running<>("bake", "Running", null, Duration.ofSeconds(1));
            }

            @Override
            public String resumeToken() {
                return "{}";
            }
        };
    }
}
