package io.github.azureml4j.local.services;

import io.github.azureml4j.local.artifacts.Artifact;
import io.github.azureml4j.local.artifacts.ArtifactPath;
import io.github.azureml4j.local.artifacts.ArtifactService;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.models.ModelRecord;
import io.github.azureml4j.local.models.ModelService;
import io.github.azureml4j.local.scoring.ScoringProgram;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what an image build does: lays out the assets and the models of a service in a directory of this machine.
 * Thread-safe.
 */
public final class DeploymentFiles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentFiles.class);
    private static final Pattern ASSET = Pattern.compile("aml://artifact/([^/]+)/([^/]+)/(.+)");

    private final ArtifactService artifacts;
    private final ModelService models;
    private @Nullable Path root;

    public DeploymentFiles(ArtifactService artifacts, ModelService models) {
        this.artifacts = artifacts;
        this.models = models;
    }

    /** The program with everything it needs, in a directory of its own. */
    ScoringProgram layOut(WorkspaceRecord workspace, NewWebservice request) {
        Path place = place(request.name());
        try {
            Path code = Files.createDirectory(place.resolve("code"));
            for (String url : request.assetUrls()) {
                copyAsset(workspace, url, code);
            }
            Path modelDirectory = Files.createDirectory(place.resolve("models"));
            for (String id : request.modelIds()) {
                models.copyTo(model(workspace, id), modelDirectory);
            }
            String driver = asset(request.driverUrl()).group(3);
            return new ScoringProgram(code, driver, modelDirectory, request.environmentVariables());
        } catch (IOException e) {
            delete(place);
            throw new UncheckedIOException("cannot lay out the service " + request.name(), e);
        } catch (RuntimeException e) {
            delete(place);
            throw e;
        }
    }

    /** Deletes what was laid out for a program; it has ended by then. */
    void delete(ScoringProgram program) {
        delete(Objects.requireNonNull(program.models().getParent()));
    }

    /** Deletes everything; all programs have ended by then. */
    @Override
    public synchronized void close() {
        if (root != null) {
            delete(root);
        }
    }

    /** The root is made when first asked for, to keep the emulator's start short. */
    private synchronized Path place(String name) {
        try {
            if (root == null) {
                root = Files.createTempDirectory("azureml-local-services-").toRealPath();
            }
            return Files.createTempDirectory(root, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for the service " + name, e);
        }
    }

    private void copyAsset(WorkspaceRecord workspace, String url, Path code) throws IOException {
        Matcher asset = asset(url);
        Artifact artifact =
                artifacts.require(workspace, new ArtifactPath(asset.group(1), asset.group(2), asset.group(3)));
        Path file = within(code, asset.group(3));
        Files.createDirectories(file.getParent());
        try (InputStream content = artifact.content().open()) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private ModelRecord model(WorkspaceRecord workspace, String id) {
        return models.find(workspace, id)
                .orElseThrow(() -> LocalError.notFound("ModelNotFound", "The model " + id + " does not exist."));
    }

    private static Matcher asset(String url) {
        Matcher matcher = ASSET.matcher(url);
        if (!matcher.matches()) {
            throw LocalError.badRequest("BadRequest", "An asset's url is aml://artifact/…, not " + url + ".");
        }
        return matcher;
    }

    private static Path within(Path parent, String name) {
        Path file = parent.resolve(name).normalize();
        if (!file.startsWith(parent) || file.equals(parent)) {
            throw LocalError.badRequest("BadRequest", "The name " + name + " leaves its directory.");
        }
        return file;
    }

    /** One after the other, since a walk stumbles over what somebody else deletes meanwhile. */
    private synchronized void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("left behind: {}", directory, e);
        }
    }
}
