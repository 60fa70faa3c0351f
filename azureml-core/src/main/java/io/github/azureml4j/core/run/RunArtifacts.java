package io.github.azureml4j.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.TransportException;
import io.github.azureml4j.core.http.ServiceClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that a run left: its logs and what it wrote to {@code outputs/}. Thread-safe.
 *
 * <p>Source: {@code RunArtifacts_*} of {@code runHistory.json} 2019-09-30.
 */
public final class RunArtifacts {

    private final ServiceClient run;
    private final SignedContent content;

    RunArtifacts(ServiceClient run, SignedContent content) {
        this.run = run;
        this.content = content;
    }

    /**
     * The paths of all artifacts ({@code RunArtifacts_ListInContainer}).
     *
     * @return the paths as the service orders them, such as {@code outputs/model.json}
     */
    public List<String> list() {
        List<String> paths = new ArrayList<>();
        String token = null;
        do {
            JsonNode page =
                    run.get("/artifacts").query("continuationToken", token).json();
            page.path("value")
                    .forEach(artifact -> paths.add(artifact.path("path").asText()));
            token = page.path("continuationToken").asText(null);
        } while (token != null && !token.isEmpty());
        return List.copyOf(paths);
    }

    /**
     * Downloads one artifact through a signed URL ({@code RunArtifacts_GetContentInformation}).
     *
     * @param path the artifact's path, such as {@code outputs/model.json}
     * @param target the file to write; replaced if it exists, its directories are made
     * @return the target
     */
    public Path download(String path, Path target) {
        JsonNode information =
                run.get("/artifacts/contentinfo").query("path", path).json();
        try (InputStream body = content.open(information.path("contentUri").asText())) {
            Path parent = target.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.copy(body, target, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException e) {
            throw new TransportException("the artifact " + path + " could not be downloaded to " + target, e, false);
        }
    }

    /**
     * Downloads all artifacts below a prefix, keeping their paths.
     *
     * @param prefix a folder such as {@code outputs/}; a missing slash at its end is added, and empty means all
     * @param directory where they go
     * @return the files written
     * @throws IllegalStateException if an artifact's path would leave the directory
     */
    public List<Path> downloadAll(String prefix, Path directory) {
        String folder = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        return list().stream()
                .filter(path -> path.startsWith(folder))
                .map(path -> download(path, inside(directory, path)))
                .toList();
    }

    private static Path inside(Path directory, String path) {
        Path root = directory.toAbsolutePath().normalize();
        Path target = root.resolve(path).normalize();
        if (!target.startsWith(root)) {
            throw new IllegalStateException("the artifact path " + path + " leads out of " + directory);
        }
        return target;
    }
}
