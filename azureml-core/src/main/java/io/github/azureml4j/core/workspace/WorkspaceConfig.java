package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file {@code config.json} that names a workspace, as Microsoft's Python clients write and find it: {@code subscription_id}, {@code
 * resource_group} and {@code workspace_name}, or {@code Scope}. It holds no secret.
 */
public final class WorkspaceConfig {
    private static final List<String> DIRECTORIES = List.of(".azureml", "aml_config", "");
    private static final List<String> FILES = List.of("config.json", "project.json");
    private static final int LEVELS = 20;

    /** The ARM id, in files of the first clients; where it stands it is read before all else. */
    private static final String SCOPE = "Scope";

    private WorkspaceConfig() {}

    /**
     * Reads the workspace that a file names.
     *
     * @param start the file, or a directory: then {@code .azureml/config.json}, {@code .azureml/project.json}, both in {@code aml_config},
     *     then both in the directory itself are looked for, each of them in the directory and up to 20 above it before the next
     * @throws AzureMlException when there is no such file, or it names no workspace
     * @throws UncheckedIOException when it cannot be read
     */
    public static WorkspaceId read(Path start) {
        Path file = find(start)
                .orElseThrow(() -> new AzureMlException("no config.json in " + start.toAbsolutePath()
                        + " or above it. Try: download it in the studio, or write it with Workspace.writeConfig(...)"));
        return parse(file);
    }

    /**
     * The file that {@link #read} would read.
     *
     * @param start the file, or a directory
     */
    public static Optional<Path> find(Path start) {
        if (Files.isRegularFile(start)) {
            return Optional.of(start);
        }
        return DIRECTORIES.stream()
                .flatMap(directory -> FILES.stream().map(name -> Path.of(directory, name)))
                .flatMap(wanted -> upwards(start).map(level -> level.resolve(wanted)))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * Writes {@code .azureml/config.json} into a directory. Of a file that is there already, what is not about the workspace stays.
     *
     * @param directory where; made when it is not there
     * @param workspace which
     * @return the file
     * @throws UncheckedIOException when it cannot be written
     */
    public static Path write(Path directory, WorkspaceId workspace) {
        Path file = directory.resolve(".azureml").resolve("config.json");
        ObjectNode content = there(file);
        content.remove(SCOPE);
        content.put("subscription_id", workspace.subscription());
        content.put("resource_group", workspace.resourceGroup());
        content.put("workspace_name", workspace.name());
        try {
            Files.createDirectories(directory.resolve(".azureml"));
            return Files.writeString(
                    file, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** What a file says already; nothing when it is none, or no JSON. */
    private static ObjectNode there(Path file) {
        try {
            if (Files.isRegularFile(file)
                    && Json.mapper().readTree(Files.readAllBytes(file)) instanceof ObjectNode known) {
                return known;
            }
        } catch (IOException unreadable) {
            // it is written anew
        }
        return Json.mapper().createObjectNode();
    }

    private static Stream<Path> upwards(Path start) {
        Path first = start.toAbsolutePath().normalize();
        return Stream.iterate(first, level -> level != null, Path::getParent).limit(LEVELS + 1L);
    }

    private static WorkspaceId parse(Path file) {
        try {
            JsonNode content = Json.mapper().readTree(Files.readAllBytes(file));
            String scope = content.path(SCOPE).asText("");
            return scope.isEmpty() ? named(file, content) : WorkspaceId.parse(scope);
        } catch (JacksonException e) {
            throw new AzureMlException(file + " is not JSON", e);
        } catch (IllegalArgumentException e) {
            throw new AzureMlException(file + " names no workspace: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static WorkspaceId named(Path file, JsonNode content) {
        return new WorkspaceId(
                text(file, content, "subscription_id"),
                text(file, content, "resource_group"),
                text(file, content, "workspace_name"));
    }

    private static String text(Path file, JsonNode content, String name) {
        String value = content.path(name).asText("");
        if (value.isEmpty()) {
            throw new AzureMlException(file + " lacks " + name);
        }
        return value;
    }
}
