package io.github.azureml4j.local.scoring;

import io.github.azureml4j.local.front.LocalError;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A program that answers scoring requests.
 *
 * @param directory where it runs; the driver and its other files are in it
 * @param driver the file to start, by its extension
 * @param models what {@code AZUREML_MODEL_DIR} is set to
 */
public record ScoringProgram(Path directory, String driver, Path models, Map<String, String> environment) {

    public ScoringProgram {
        environment = Map.copyOf(environment);
    }

    /** The command line; a kind of program that nobody knows how to start is the client's fault. */
    List<String> command() {
        String extension = driver.substring(driver.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "java" -> List.of(javaCommand(), driver);
            case "jar" -> List.of(javaCommand(), "-jar", driver);
            case "py" -> List.of("python3", driver);
            case "sh" -> List.of("sh", driver);
            default ->
                throw LocalError.badRequest(
                        "DriverNotSupported", "No way is known to start the driver program '" + driver + "'.");
        };
    }

    private static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
