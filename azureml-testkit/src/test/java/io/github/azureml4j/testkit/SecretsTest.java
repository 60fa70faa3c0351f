package io.github.azureml4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path directory;

    private String before;

    @BeforeEach
    void writeHere() {
        before = System.getProperty(Secrets.DIRECTORY, "");
        System.setProperty(Secrets.DIRECTORY, directory.toString());
    }

    @AfterEach
    void writeWhereItWas() {
        System.setProperty(Secrets.DIRECTORY, before);
    }

    @Test
    void plantedSecretIsWrittenDownOnce() throws Exception {
        assertThat(Secrets.plant("word", "canary-of-the-testkit")).isEqualTo("canary-of-the-testkit");
        Secrets.plant("word", "canary-of-the-testkit");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(Files.readAllLines(files.findFirst().orElseThrow()))
                    .containsExactly("{\"kind\":\"word\",\"value\":\"canary-of-the-testkit\"}");
        }
    }

    @Test
    void nothingIsWrittenWithoutADirectory() {
        System.setProperty(Secrets.DIRECTORY, "");
        Secrets.plant("word", "canary-of-nothing");
        assertThat(directory).isEmptyDirectory();
    }
}
