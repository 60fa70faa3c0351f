package io.github.azureml4j.scoring.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerClockTest {

    private final FakeClock local = new FakeClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final ServerClock clock = ServerClock.over(local);

    @Test
    void serversDateMovesTheClock() {
        clock.observe("Thu, 01 Jan 2026 01:00:00 GMT");

        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-01T01:00:00Z"));
        assertThat(clock.skew()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void serverThatIsBehindMovesTheClockBack() {
        clock.observe("Wed, 31 Dec 2025 23:00:00 GMT");

        assertThat(clock.skew()).isEqualTo(Duration.ofHours(-1));
    }

    @Test
    void secondsOfTravelAreNotSkew() {
        clock.observe("Wed, 31 Dec 2025 23:59:58 GMT");

        assertThat(clock.skew()).isZero();
    }

    @Test
    void clocksThatAgreeAgainNeedNoCorrection() {
        clock.observe("Thu, 01 Jan 2026 01:00:00 GMT");
        local.advance(Duration.ofHours(1));

        clock.observe("Thu, 01 Jan 2026 01:00:01 GMT");

        assertThat(clock.skew()).isZero();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "yesterday", "Thu, 99 Jan 2026 01:00:00 GMT"})
    void nonsenseIsIgnored(String date) {
        clock.observe(date);

        assertThat(clock.skew()).isZero();
    }

    @Test
    void viewInAnotherZoneLearnsToo() {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        var view = clock.withZone(zone);

        clock.observe("Thu, 01 Jan 2026 01:00:00 GMT");

        assertThat(view.instant()).isEqualTo(clock.instant());
        assertThat(view.getZone()).isEqualTo(zone);
    }

    @Test
    void serverClockIsNotWrappedAgain() {
        assertThat(ServerClock.over(clock)).isSameAs(clock);
    }
}
