package io.github.azureml4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogNamesTest {

    @Test
    void todaysRuntimeIsStreamedWithoutItsSystemLogs() {
        assertThat(LogNames.streamed(List.of(
                        "system_logs/lifecycler/execution-wrapper.log",
                        "user_logs/std_log.txt",
                        "user_logs/std_log_process_1.txt",
                        "azureml-logs/70_driver_log.txt")))
                .containsExactly("user_logs/std_log.txt");
    }

    @Test
    void firstRankStandsForAll() {
        assertThat(LogNames.streamed(List.of("user_logs/std_log_process_0.txt", "user_logs/std_log_process_3.txt")))
                .containsExactly("user_logs/std_log_process_0.txt");
    }

    @Test
    void legacyRuntimeIsStreamedInOrder() {
        assertThat(LogNames.streamed(
                        List.of("azureml-logs/70_driver_log.txt", "azureml-logs/55_azureml-execution.txt")))
                .containsExactly("azureml-logs/55_azureml-execution.txt", "azureml-logs/70_driver_log.txt");
    }
}
