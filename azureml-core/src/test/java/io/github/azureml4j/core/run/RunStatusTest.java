package io.github.azureml4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunStatusTest {

    @ParameterizedTest
    @ValueSource(strings = {"NotStarted", "notstarted", "NOT_STARTED", "Not_Started"})
    void spellingDoesNotMatter(String text) {
        assertThat(new RunStatus(text)).isEqualTo(RunStatus.NOT_STARTED).hasSameHashCodeAs(RunStatus.NOT_STARTED);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Completed, true",
        "Failed, true",
        "Canceled, true",
        "Cancelled, true",
        "Running, false",
        "CancelRequested, false",
        "Finalizing, false",
        "Paused, false",
        "NotResponding, false",
        "InventedTomorrow, false"
    })
    void runsEndOnlyOnce(String status, boolean terminal) {
        assertThat(new RunStatus(status).isTerminal()).isEqualTo(terminal);
    }

    @Test
    void unknownStatusIsKept() {
        assertThat(new RunStatus("Hibernating")).hasToString("Hibernating");
    }
}
