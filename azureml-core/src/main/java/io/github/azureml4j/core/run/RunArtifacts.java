package io.github.azureml4j.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.TransportException;
import io.github.azureml4j.core.data.TargetDirectory;
import io.github.azureml4j.core.http.ServiceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
     * Downloads one artifact through a signed URL ({@code RunArtifacts_GetContentInformation}). The file gets its name when
     * it is whole.
     *
     * @param path the artifact's path, such as {@code outputs/model.json}
     * @param target the file to write; replaced if it exists, its directories are made
     * @return the target
     * @throws TransportException if it could not be read or written
     */
    public Path download(String path, Path target) {
        Path name = target.getFileName();
        if (name == null) {
            throw new IllegalArgumentException(target + " is no place for a file");
        }
        Path parent = target.toAbsolutePath().getParent();
        write(path, into(parent == null ? Path.of("") : parent, List.of(name.toString())), name.toString());
        return target;
    }

    /**
     * Downloads all artifacts below a prefix, keeping their paths. Every path is checked before the first byte is written.
     *
     * @param prefix a folder such as {@code outputs/}; a missing slash at its end is added, and empty means all
     * @param directory where they go
     * @return the files written
     * @throws io.github.azureml4j.core.data.UnsafeNameException if an artifact's path would leave the directory, or
     *     cannot be kept on every system
     * @throws TransportException if one could not be read or written
     */
    public List<Path> downloadAll(String prefix, Path directory) {
        String folder = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        List<String> paths =
                list().stream().filter(path -> path.startsWith(folder)).toList();
        TargetDirectory target = into(directory, paths);
        paths.forEach(path -> write(path, target, path));
        return paths.stream().map(directory::resolve).toList();
    }

    private static TargetDirectory into(Path directory, List<String> names) {
        try {
            return TargetDirectory.of(directory, names);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + directory, e);
        }
    }

    private void write(String path, TargetDirectory target, String name) {
        JsonNode information =
                run.get("/artifacts/contentinfo").query("path", path).json();
        String url = information.path("contentUri").asText();
        try {
            target.write(name, out -> content.copy(url, out), -1);
        } catch (IOException | UncheckedIOException e) {
            throw new TransportException("the artifact " + path + " could not be downloaded", e, false);
        }
    }
}
