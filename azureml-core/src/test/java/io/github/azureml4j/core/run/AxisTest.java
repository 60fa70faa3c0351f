package io.github.azureml4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "0, 1, 0.0 0.2 0.4 0.6 0.8 1.0",
        "0.255, 0.693, 0.2 0.3 0.4 0.5 0.6 0.7",
        "-1, 1, -1.0 -0.5 0.0 0.5 1.0",
        "0, 7300, 0 2000 4000 6000 8000",
        "0, 0, -1.0 -0.5 0.0 0.5 1.0",
        "1e-9, 2e-9, 1.00e-09 1.20e-09 1.40e-09 1.60e-09 1.80e-09 2.00e-09"
    })
    void ticksAreRoundAndCoverTheValues(double low, double high, String labels) {
        Axis axis = Axis.over(DoubleStream.of(low, high), 6, false, 0, 100);

        assertThat(String.join(
                        " ", Arrays.stream(axis.ticks()).mapToObj(axis::label).toList()))
                .isEqualTo(labels);
    }

    @ParameterizedTest(name = "steps 0 to {0}: {1}")
    @CsvSource({"0, 0 1", "3, 0 1 2 3", "99, 0 20 40 60 80 100"})
    void stepsAreWhole(double last, String labels) {
        Axis axis = Axis.over(DoubleStream.of(0, last), 8, true, 0, 100);

        assertThat(String.join(
                        " ", Arrays.stream(axis.ticks()).mapToObj(axis::label).toList()))
                .isEqualTo(labels);
    }
}
