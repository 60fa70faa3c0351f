package io.github.azureml4j.deploy;

import io.github.azureml4j.core.http.ServiceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** Uploads the scoring program's files through the artifact service and names them as assets of the image. */
final class ScoreFiles {

    private static final String ORIGIN = "LocalUpload";

    private final ServiceClient artifacts;
    private final Path directory;
    private final String entryScript;

    ScoreFiles(ServiceClient region, String scope, InferenceConfig inference) {
        this.artifacts = region.at("/artifact/v2.0" + scope + "/artifacts");
        this.directory = inference.sourceDirectory();
        this.entryScript = unix(Path.of(inference.entryScript()));
    }

    /** Whether the path names a file of the directory, and not one beside or above it. */
    static boolean isInside(Path directory, String path) {
        Path root = directory.toAbsolutePath().normalize();
        Path file = root.resolve(path).normalize();
        return !path.isBlank() && file.startsWith(root) && Files.isRegularFile(file);
    }

    List<ImageRequest.Asset> upload() {
        String container = UUID.randomUUID().toString();
        List<ImageRequest.Asset> assets = new ArrayList<>();
        for (Path file : files()) {
            String path = unix(directory.relativize(file));
            send(container, path, file);
            boolean driver = path.equals(entryScript);
            assets.add(new ImageRequest.Asset(
                    driver ? ImageRequest.DRIVER : path,
                    driver ? mimeType(path) : "application/octet-stream",
                    "aml://artifact/" + ORIGIN + "/" + container + "/" + path,
                    false));
        }
        return assets;
    }

    private List<Path> files() {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(String container, String path, Path file) {
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
