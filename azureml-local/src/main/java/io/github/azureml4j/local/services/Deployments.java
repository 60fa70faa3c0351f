package io.github.azureml4j.local.services;

import io.github.azureml4j.local.artifacts.Artifact;
import io.github.azureml4j.local.artifacts.ArtifactPath;
import io.github.azureml4j.local.artifacts.ArtifactService;
import io.github.azureml4j.local.computes.ComputeRecord;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.keyvault.KeyVaultService;
import io.github.azureml4j.local.models.ModelRecord;
import io.github.azureml4j.local.models.ModelService;
import io.github.azureml4j.local.scoring.CredentialCheck;
import io.github.azureml4j.local.scoring.ScoringAddress;
import io.github.azureml4j.local.scoring.ScoringHost;
import io.github.azureml4j.local.scoring.ScoringProgram;
import io.github.azureml4j.local.scoring.ScoringService;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what an image build and a container start do: puts the driver, the other assets and the models into a directory
 * of this machine, and starts the driver there. Thread-safe.
 */
public final class Deployments implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);
    private static final Pattern ASSET = Pattern.compile("aml://artifact/([^/]+)/([^/]+)/(.+)");

    private final ArtifactService artifacts;
    private final ModelService models;
    private final KeyVaultService vaults;
    private final ScoringService scoring;
    private final ServiceAddresses addresses;
    private final Clock clock;
    private @Nullable Path directory;

    public Deployments(
            ArtifactService artifacts,
            ModelService models,
            KeyVaultService vaults,
            ScoringService scoring,
            ServiceAddresses addresses,
            Clock clock) {
        this.artifacts = artifacts;
        this.models = models;
        this.vaults = vaults;
        this.scoring = scoring;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Starts the program of a service; the host's readiness tells how that went. */
    ScoringHost start(
            WorkspaceRecord workspace,
            NewWebservice request,
            @Nullable ComputeRecord compute,
            CredentialCheck credentials) {
        requireKey(request.keyUri());
        ScoringProgram program = assemble(workspace, request);
        ScoringAddress address = compute == null
                ? addresses.aci(request, workspace.region())
                : addresses.aks(request, compute);
        return scoring.start(address, program, credentials);
    }

    /** Lets the world in. */
    void publish(ScoringHost host) {
        scoring.publish(host);
    }

    /** Ends the program and gives its address back. */
    void stop(ScoringHost host) {
        scoring.stop(host);
        if (!scoring.exists(host.address().host())) {
            addresses.release(host.address());
        }
    }

    /** Deletes what was laid out; the programs have ended by then. */
    @Override
    public synchronized void close() {
        if (directory == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            LOG.debug("left behind: {}", directory, e);
        }
    }

    /** Made when first asked for, to keep the emulator's start short. */
    private synchronized Path directory() throws IOException {
        if (directory == null) {
            directory = Files.createTempDirectory("azureml-local-services-");
        }
        return directory;
    }

    /** A key that is not there, or not enabled, fails the deployment, as it fails the container group in Azure. */
    private void requireKey(String keyUri) {
        boolean usable = keyUri.isEmpty()
                || vaults.key(keyUri).filter(key -> key.usableAt(clock.instant())).isPresent();
        if (!usable) {
            throw LocalError.badRequest(
                    "InaccessibleEncryptionKey", "The key " + keyUri + " does not exist or is not enabled.");
        }
    }

    private ScoringProgram assemble(WorkspaceRecord workspace, NewWebservice request) {
        try {
            Path place = Files.createTempDirectory(directory(), request.name() + "-");
            Path code = Files.createDirectories(place.resolve("code"));
            for (String url : request.assetUrls()) {
                placeAsset(workspace, url, code);
            }
            Path modelDirectory = Files.createDirectories(place.resolve("models"));
            for (String id : request.modelIds()) {
                placeModel(workspace, id, modelDirectory);
            }
            String driver = asset(request.driverUrl()).group(3);
            return new ScoringProgram(code, driver, modelDirectory, request.environmentVariables());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lay out the deployment", e);
        }
    }

    private void placeAsset(WorkspaceRecord workspace, String url, Path code) throws IOException {
        Matcher asset = asset(url);
        Artifact artifact = artifacts.require(
                workspace, new ArtifactPath(asset.group(1), asset.group(2), asset.group(3)));
        Path file = within(code, asset.group(3));
        Files.createDirectories(file.getParent());
        try (InputStream content = artifact.content().open()) {
            Files.copy(content, file);
        }
    }

    private void placeModel(WorkspaceRecord workspace, String id, Path modelDirectory) throws IOException {
        ModelRecord model = models.find(workspace, id)
                .orElseThrow(() -> LocalError.notFound("ModelNotFound", "The model " + id + " does not exist."));
        models.copyTo(model, modelDirectory);
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
}
