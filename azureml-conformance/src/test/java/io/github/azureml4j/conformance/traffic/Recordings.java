package io.github.azureml4j.conformance.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The recorded files of a directory, read line by line: a whole suite's traffic is not held in memory. */
public final class Recordings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    public Recordings(Path directory) {
        this.directory = directory;
    }

    /** Hands over every exchange, file by file in the order of their names. */
    public void forEach(Consumer<Exchange> action) {
        for (Path file : files()) {
            try (BufferedReader reader = Files.newBufferedReader(file)) {
                int number = 1;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    action.accept(new Exchange(file.getFileName() + ":" + number++, parse(line)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Unreadable recording " + file, e);
            }
        }
    }

    private static JsonNode parse(String line) throws IOException {
        return JSON.readTree(line);
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
