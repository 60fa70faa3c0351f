package io.github.azureml4j.conformance.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole suite ran at TRACE with every bridge on; none of its secrets is in what it said. Judges what the build has left
 * behind, so that it holds only after all other modules' tests.
 */
class CanaryTest {
    private static final Pattern LINE = Pattern.compile("^(TRACE|DEBUG|INFO|WARN|ERROR) ([\\w.$-]+)");

    private static final Evidence EVIDENCE = new Evidence(
            Path.of("").toAbsolutePath().getParent(), Path.of(System.getProperty("azureml.trace.dir", "target/trace")));
    private static final Harvest HARVEST = new Harvest()
            .ledgers(Path.of(System.getProperty("azureml.secrets.dir", "target/secrets")))
            .traffic(Path.of(System.getProperty("azureml.traffic.dir", "target/traffic")));

    @Test
    void noSecretOfTheSuiteIsInWhatItSaid() throws IOException {
        Search search = new Search(HARVEST.secrets());
        Verdict verdict = Verdict.on(EVIDENCE.all(), search);
        String summary = HARVEST.secrets().size() + " secrets in " + search.forms() + " forms (" + HARVEST.kinds()
                + ", " + HARVEST.tooShort() + " too short) searched for in " + verdict;
        Files.writeString(
                Path.of("target", "canaries.txt"), summary + "\n" + String.join("\n", verdict.found()) + "\n");
        System.out.println("Secrets: " + summary);
        assertThat(verdict.found()).as(summary).isEmpty();
        assertThat(verdict.lines()).isGreaterThan(50_000);
    }

    @Test
    void everyKindOfSecretWasPlanted() {
        assertThat(HARVEST.kinds())
                .containsKeys(
                        "access_token",
                        "accesstoken",
                        "api-key",
                        "authorization",
                        "client_secret",
                        "key",
                        "password",
                        "primarykey",
                        "secondarykey",
                        "sig",
                        "sslkey",
                        "value");
        assertThat(HARVEST.secrets()).hasSizeGreaterThan(1_000);
    }

    /** One line at least of each; that all levels are on is the testkit's to test. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.github.azureml4j.http",
                "io.github.azureml4j.scoring",
                "io.github.azureml4j.local",
                "com.azure.core",
                "com.azure.identity",
                "com.azure.storage",
                "com.microsoft.aad.msal4j",
                "okhttp3",
                "reactor",
                "jdk.event.security"
            })
    void bridgeIsOn(String loggers) throws IOException {
        assertThat(counts().entrySet())
                .as("lines of %s", loggers)
                .anyMatch(entry -> entry.getKey().startsWith(loggers) && entry.getValue() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"testkit", "local", "scoring", "auth", "core", "deploy", "samples"})
    void moduleIsTraced(String module) {
        assertThat(EVIDENCE.traces())
                .as("traces; run the whole build before this")
                .anyMatch(file -> file.getFileName().toString().startsWith("azureml-" + module + "-"));
    }

    private static Map<String, Integer> counts() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (Path file : EVIDENCE.traces()) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.map(LINE::matcher)
                        .filter(Matcher::find)
                        .forEach(line -> counts.merge(line.group(2), 1, Integer::sum));
            }
        }
        return counts;
    }
}
