package io.github.azureml4j.deploy;

import io.github.azureml4j.core.code.LocalContent;
import io.github.azureml4j.core.http.ServiceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The scoring program's files, which go through the artifact service and are named as assets of the image. Immutable. */
final class ScoreFiles {

    private static final String ORIGIN = "LocalUpload";

    private final SortedMap<String, Path> files;
    private final String driver;

    private ScoreFiles(SortedMap<String, Path> files, String driver) {
        this.files = files;
        this.driver = driver;
    }

    /**
     * The files of a directory, without what its ignore file and the built-in rules of snapshots name.
     *
     * @throws IllegalArgumentException when the entry script is none of them
     */
    static ScoreFiles of(Path directory, String entryScript) {
        SortedMap<String, Path> files =
                Files.isDirectory(directory) ? LocalContent.files(directory) : Collections.emptySortedMap();
        String driver = unix(Path.of(entryScript));
        if (!files.containsKey(driver)) {
            throw new IllegalArgumentException("the entry script " + entryScript + " is not a file of " + directory
                    + ", or left out by its ignore file");
        }
        return new ScoreFiles(files, driver);
    }

    /**
     * The entry script of the current directory and nothing else.
     *
     * @throws IllegalArgumentException when it is not there
     */
    static ScoreFiles alone(String entryScript) {
        Path script = Path.of(entryScript);
        Path name = script.getFileName();
        if (name == null || !Files.isRegularFile(script)) {
            throw new IllegalArgumentException("the entry script " + entryScript + " is not a file");
        }
        return new ScoreFiles(new TreeMap<>(Map.of(name.toString(), script)), name.toString());
    }

    /** Sends them to a container of their own ({@code Artifacts_Upload}). */
    List<ImageRequest.Asset> upload(ServiceClient artifacts) {
        String container = UUID.randomUUID().toString();
        List<ImageRequest.Asset> assets = new ArrayList<>();
        files.forEach((path, file) -> {
            send(artifacts, container, path, file);
            assets.add(asset(container, path));
        });
        return assets;
    }

    private ImageRequest.Asset asset(String container, String path) {
        boolean driven = path.equals(driver);
        return new ImageRequest.Asset(
                driven ? ImageRequest.DRIVER : path,
                driven ? mimeType(path) : "application/octet-stream",
                "aml://artifact/" + ORIGIN + "/" + container + "/" + path,
                false);
    }

    private static void send(ServiceClient artifacts, String container, String path, Path file) {
        try {
            artifacts
                    .post("/{}/{}/content", ORIGIN, container)
                    .query("path", path)
                    .query("allowOverwrite", true)
                    .body(Files.readAllBytes(file), "application/octet-stream")
                    .idempotent()
                    .send();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mimeType(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "py" -> "application/x-python";
            case "java" -> "application/x-java";
            default -> "application/octet-stream";
        };
    }

    private static String unix(Path path) {
        return path.normalize().toString().replace('\\', '/');
    }
}
