package io.github.azureml4j.scoring.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeldTokenTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** All numbers are seconds after arrival. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "issuer names a time,        3600, 2400, 2400, 3570",
        "issuer says nothing,        3600,    0, 3300, 3570",
        "issuer's time is past,      3600,   -5, 3300, 3570",
        "issuer's time is too late,  3600, 3599, 3570, 3570",
        "short life,                   20,    0,   10,   18",
        "expired on arrival,           -1,    0,    5,    5",
    })
    void agesAndGoesStale(String name, long expires, long refresh, long ageing, long stale) {
        Instant refreshAfter = refresh == 0 ? Instant.EPOCH : NOW.plusSeconds(refresh);
        HeldToken held = HeldToken.arrived(new Token("t", NOW.plusSeconds(expires), refreshAfter), NOW, 0);

        assertThat(held.ageingFrom()).isEqualTo(NOW.plusSeconds(ageing));
        assertThat(held.staleFrom()).isEqualTo(NOW.plusSeconds(stale));
    }

    @Test
    void clientsThatStartedTogetherAgeApart() {
        Token token = new Token("t", NOW.plusSeconds(3600), NOW.plusSeconds(2400));

        Duration apart = Duration.between(
                HeldToken.arrived(token, NOW, 0).ageingFrom(),
                HeldToken.arrived(token, NOW, 0.999).ageingFrom());

        assertThat(apart).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(117));
    }

    @Test
    void valueStaysOutOfText() {
        Token token = Token.of("very-secret", NOW);

        assertThat(token.toString()).doesNotContain("very-secret");
        assertThat(HeldToken.arrived(token, NOW, 0).toString()).doesNotContain("very-secret");
    }
}
