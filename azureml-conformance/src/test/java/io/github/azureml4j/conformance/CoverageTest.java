package io.github.azureml4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.azureml4j.conformance.openapi.SpecLibrary;
import io.github.azureml4j.local.AzureMlLocal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/COVERAGE.md} says what the emulator answers, and every name in it is a published one. */
class CoverageTest {
    private static final Path PAGE =
            Path.of("").toAbsolutePath().resolveSibling("docs").resolve("COVERAGE.md");

    private static Coverage coverage;

    @BeforeAll
    static void publishedFilesAreThere() {
        String specs = System.getProperty("azureml.specs.dir", "");
        assumeFalse(specs.isBlank(), "SKIPPED: no published contracts; give -Dspecs.dir=DIR");
        try (AzureMlLocal local = AzureMlLocal.start()) {
            coverage = new Coverage(new SpecLibrary(Path.of(specs)), local.routes());
        }
    }

    @Test
    void everyRouteNamesAPublishedOperation() {
        assertThat(coverage.misnamed()).isEmpty();
    }

    @Test
    void routesWithoutAPublishedFileSayWhy() {
        assertThat(coverage.unexplained()).isEmpty();
    }

    @Test
    void pageIsUpToDate() throws IOException {
        if (Boolean.getBoolean("coverage.write")) {
            Files.writeString(PAGE, coverage.page());
        }
        assertThat(PAGE)
                .as("docs/COVERAGE.md is stale: mvn verify -Dspecs.dir=DIR -Dcoverage.write=true writes it anew")
                .content()
                .isEqualToNormalizingNewlines(coverage.page());
    }
}
