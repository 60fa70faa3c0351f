package io.github.azureml4j.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The secrets that the tests of this JVM use, written down for the search at the end of the build: none of them may stand in a
 * log, an exception or a report. Nowhere written when system property {@value #DIRECTORY} is unset. Thread-safe.
 *
 * <pre>{@code
 * private static final String PASSWORD = Secrets.plant("proxy password", "canary-of-the-proxy");
 * }</pre>
 */
public final class Secrets {
    /** System property that names the directory of the planted secrets. */
    public static final String DIRECTORY = "azureml.secrets.dir";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private Secrets() {}

    /**
     * Writes down a secret, once.
     *
     * @param kind what it is, in words
     * @param value its value
     * @return the value
     */
    public static String plant(String kind, String value) {
        String directory = System.getProperty(DIRECTORY, "");
        if (!directory.isEmpty() && KNOWN.add(value)) {
            write(Path.of(directory), kind, value);
        }
        return value;
    }

    private static synchronized void write(Path directory, String kind, String value) {
        String name = "tests-" + ProcessHandle.current().pid() + ".jsonl";
        try {
            Files.createDirectories(directory);
            String line = JSON.writeValueAsString(
                    JSON.createObjectNode().put("kind", kind).put("value", value));
            Files.writeString(
                    directory.resolve(name), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
