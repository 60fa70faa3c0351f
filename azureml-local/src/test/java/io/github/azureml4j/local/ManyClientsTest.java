package io.github.azureml4j.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many clients at once, each through its own tunnel. */
@Timeout(120)
class ManyClientsTest {

    private static final int CLIENTS = 200;

    @Test
    void everyOneOfManyIsAnswered() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (AzureMlLocal local = AzureMlLocal.start()) {
            WireClient wire = new WireClient(local);
            String token = wire.token(WireClient.ARM);
            CountDownLatch together = new CountDownLatch(CLIENTS);
            List<Future<Integer>> made = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> threads.submit(() -> {
                        together.countDown();
                        together.await();
                        return wire.json(token, "PUT", group(local, number), "{\"location\":\"eastus\"}")
                                .status();
                    }))
                    .toList();

            for (Future<Integer> one : made) {
                assertThat(one.get()).isEqualTo(201);
            }
            assertThat(wire.json(token, "GET", groups(local) + "?api-version=2024-03-01", null)
                            .json()
                            .path("value"))
                    .hasSize(CLIENTS);
        } finally {
            threads.shutdownNow();
        }
    }

    private static String group(AzureMlLocal local, int number) {
        return groups(local) + "/rg-" + number + "?api-version=2024-03-01";
    }

    private static String groups(AzureMlLocal local) {
        return WireClient.ARM + "/subscriptions/" + local.subscriptionId() + "/resourcegroups";
    }
}
