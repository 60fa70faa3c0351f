package io.github.azureml4j.conformance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory with {@code specification/...} as Microsoft publishes it. Files are parsed when an exchange first needs
 * them, and kept.
 */
public final class SpecLibrary {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final List<Path> files;
    private final Map<Path, Document> documents = new HashMap<>();
    private final List<Document> numbered = new ArrayList<>();

    public SpecLibrary(Path directory) {
        root = directory.toAbsolutePath().normalize();
        try (Stream<Path> found = Files.walk(root.resolve("specification"))) {
            files = found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No published files under " + directory, e);
        }
    }

    /** The documents whose path below the root matches. */
    public List<Document> documents(Pattern names) {
        return files.stream()
                .filter(file -> names.matcher(relative(file)).find())
                .map(this::document)
                .toList();
    }

    Document document(Path file) {
        Document known = documents.get(file);
        if (known != null) {
            return known;
        }
        Document read = new Document(this, file, read(file));
        documents.put(file, read);
        numbered.add(read);
        return read;
    }

    /** The documents beside this one, itself included. */
    List<Document> folder(Document document) {
        return files.stream()
                .filter(file -> document.file().resolveSibling("x").getParent().equals(file.getParent()))
                .map(this::document)
                .toList();
    }

    int number(Document document) {
        return numbered.indexOf(document);
    }

    Document document(int number) {
        return numbered.get(number);
    }

    String relative(Path file) {
        return root.relativize(file).toString().replace(File.separatorChar, '/');
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
