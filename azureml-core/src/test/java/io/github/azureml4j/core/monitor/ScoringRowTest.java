package io.github.azureml4j.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringRowTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "12.5, PT0.0125S",
        "'\"12.5\"', PT0.0125S",
        "'\"00:00:01.250\"', PT1.25S",
        "'\"1.02:03:04.500\"', PT26H3M4.5S",
        "null, PT0S"
    })
    void durationIsReadInBothForms(String cell, Duration duration) throws Exception {
        assertThat(read(cell, "{}").duration()).isEqualTo(duration);
    }

    @Test
    void columnsWinOverDimensionsAndAbsentOnesAreAbsent() throws Exception {
        ScoringRequest request = read("1", "{\\\"Service Name\\\":\\\"diagnosis\\\",\\\"url\\\":\\\"no\\\"}");
        assertThat(request.time()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(request.service()).isEqualTo("diagnosis");
        assertThat(request.url()).isEqualTo("http://a/score");
        assertThat(request.status()).isEqualTo(200);
        assertThat(request.userAgent()).isEmpty();
        assertThat(request.requestId()).isEmpty();
    }

    private static ScoringRequest read(String duration, String dimensions) throws Exception {
        JsonNode answer = new ObjectMapper().readTree("""
                {"tables":[{"name":"PrimaryResult","columns":[{"name":"timestamp"},{"name":"url"},{"name":"resultCode"},
                  {"name":"duration"},{"name":"customDimensions"},{"name":"tomorrow"}],
                 "rows":[["2026-01-01T00:00:00Z","http://a/score","200",%s,"%s",[1]]]}]}""".formatted(duration, dimensions));
        return ScoringRow.read(answer).get(0);
    }
}
