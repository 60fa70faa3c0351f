package io.github.azureml4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.azureml4j.conformance.openapi.SpecLibrary;
import io.github.azureml4j.conformance.traffic.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Every request of the client and every answer of the emulator in the whole suite, against the published files. Runs
 * with {@code -Dspecs.dir=DIR} where {@code DIR/specification} is a checkout of Azure/azure-rest-api-specs.
 */
class ContractTest {
    @Test
    void recordedTrafficKeepsThePublishedContracts() throws IOException {
        String specs = System.getProperty("azureml.specs.dir", "");
        assumeFalse(specs.isBlank(), "SKIPPED: no published contracts; give -Dspecs.dir=DIR to check the traffic");
        Judge judge = new Judge(new SpecLibrary(Path.of(specs)), ExceptionList.load());
        new Recordings(Path.of(System.getProperty("azureml.traffic.dir", "target/traffic"))).forEach(judge::judge);
        Report report = judge.report();
        Files.writeString(Path.of("target", "conformance.txt"), report.toString());
        System.out.println("Contract check: " + report.summary());
        assertThat(report.exchanges()).as("recorded exchanges").isPositive();
        assertThat(report.faults()).as("%s", report).isEmpty();
    }
}
