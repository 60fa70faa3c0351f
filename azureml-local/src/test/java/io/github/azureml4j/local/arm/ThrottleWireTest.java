package io.github.azureml4j.local.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WirePrincipal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests are counted by principal, subscription and kind, and come back with the emulator's time. */
class ThrottleWireTest {

    private static final String READS = "x-ms-ratelimit-remaining-subscription-reads";

    private AzureMlLocal local;
    private WireClient wire;

    @BeforeEach
    void start() {
        Clock still = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        local = AzureMlLocal.builder().clock(still).start();
        wire = new WireClient(local);
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void everyAnswerTellsWhatIsLeft() {
        int before = left(read(), READS);

        assertThat(left(read(), READS)).isEqualTo(before - 1);
        assertThat(wire.arm("PUT", groups() + "/rg?api-version=2024-03-01", "{\"location\":\"eastus\"}")
                        .header("x-ms-ratelimit-remaining-subscription-writes"))
                .isNotEmpty();
        assertThat(wire.arm("DELETE", groups() + "/rg?api-version=2024-03-01", null)
                        .header("x-ms-ratelimit-remaining-subscription-deletes"))
                .isNotEmpty();
        assertThat(wire.arm("GET", "/tenants?api-version=2022-12-01", null)
                        .header("x-ms-ratelimit-remaining-tenant-reads"))
                .isNotEmpty();
    }

    @Test
    void tooManyRequestsAreRefusedUntilTimeHasPassed() {
        local.subscriptions().limit(2, 10, 10, 30);
        read();
        read();

        Answer refused = read();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.errorCode()).isEqualTo("SubscriptionRequestsThrottled");
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        assertThat(left(refused, READS)).isZero();
        local.clock().advance(Duration.ofSeconds(29));
        assertThat(read().status()).isEqualTo(429);
        local.clock().advance(Duration.ofSeconds(1));
        assertThat(read().status()).isEqualTo(200);
        assertThat(read().status()).isEqualTo(429);
    }

    @Test
    void nobodyPaysForAnotherPrincipalOrSubscription() {
        String other = local.subscriptions().add("research");
        WirePrincipal reader =
                new WirePrincipal(local, "reader").holding("Reader", "/subscriptions/" + local.subscriptionId());
        local.subscriptions().limit(1, 10, 10, 3_600);
        read();

        assertThat(read().status()).isEqualTo(429);
        assertThat(reader.arm("GET", groups() + "?api-version=2024-03-01", null).status())
                .isEqualTo(200);
        assertThat(wire.arm("GET", "/subscriptions/" + other + "/resourcegroups?api-version=2024-03-01", null)
                        .status())
                .isEqualTo(200);
        assertThat(wire.arm("PUT", groups() + "/rg?api-version=2024-03-01", "{\"location\":\"eastus\"}")
                        .status())
                .isEqualTo(201);
        assertThat(wire.arm("PUT", groups() + "/rg?api-version=2024-03-01", "{\"location\":\"eastus\"}")
                        .status())
                .isEqualTo(200);
    }

    private Answer read() {
        return wire.arm("GET", groups() + "?api-version=2024-03-01", null);
    }

    private String groups() {
        return "/subscriptions/" + local.subscriptionId() + "/resourcegroups";
    }

    private static int left(Answer answer, String header) {
        return Integer.parseInt(answer.header(header));
    }
}
