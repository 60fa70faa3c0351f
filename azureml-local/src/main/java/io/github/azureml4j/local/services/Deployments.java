package io.github.azureml4j.local.services;

import io.github.azureml4j.local.computes.ComputeRecord;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.keyvault.KeyVaultService;
import io.github.azureml4j.local.scoring.CredentialCheck;
import io.github.azureml4j.local.scoring.ScoringAddress;
import io.github.azureml4j.local.scoring.ScoringHost;
import io.github.azureml4j.local.scoring.ScoringProgram;
import io.github.azureml4j.local.scoring.ScoringService;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Brings services from their requests to running programs, on threads of its own. Thread-safe. */
public final class Deployments implements AutoCloseable {

    private static final int SECONDS_TO_STOP = 5;

    private final WorkspaceService workspaces;
    private final DeploymentFiles files;
    private final KeyVaultService vaults;
    private final ScoringService scoring;
    private final ServiceAddresses addresses;
    private final Clock clock;
    private final ExecutorService threads = Executors.newCachedThreadPool(Deployments::thread);

    public Deployments(
            WorkspaceService workspaces,
            DeploymentFiles files,
            KeyVaultService vaults,
            ScoringService scoring,
            ServiceAddresses addresses,
            Clock clock) {
        this.workspaces = workspaces;
        this.files = files;
        this.vaults = vaults;
        this.scoring = scoring;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Goes to work; {@link Deployment#ready()} tells how that went. */
    void begin(
            Deployment deployment,
            WorkspaceRecord workspace,
            NewWebservice request,
            @Nullable ComputeRecord compute,
            CredentialCheck credentials) {
        threads.execute(() -> {
            try {
                watch(deployment, start(workspace, request, compute, credentials));
            } catch (RuntimeException | Error e) {
                deployment.fail(e);
            }
        });
    }

    /** Lets the world in, to meet the certificate that the service brought. */
    void publish(ScoringHost host, NewWebservice request) {
        addresses.secure(host.address(), request);
        if (!scoring.publish(host)) {
            addresses.release(host.address());
        }
    }

    /** Ends a deployment with its program, and gives its address back. */
    void end(Deployment deployment) {
        deployment.end().ifPresent(this::stop);
    }

    /** Ends what is being laid out, and deletes what was; the programs have ended by then. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        files.close();
    }

    private ScoringHost start(
            WorkspaceRecord workspace,
            NewWebservice request,
            @Nullable ComputeRecord compute,
            CredentialCheck credentials) {
        requireKey(request.keyUri());
        workspaces.ensureRegistry(workspace);
        ScoringAddress address = addresses.of(request, compute, workspace.region());
        ScoringProgram program = files.layOut(workspace, request);
        try {
            ScoringHost host = scoring.start(address, program, credentials);
            host.exit().whenComplete((code, failure) -> files.delete(program));
            return host;
        } catch (RuntimeException e) {
            files.delete(program);
            throw e;
        }
    }

    private void watch(Deployment deployment, ScoringHost host) {
        if (!deployment.adopt(host)) {
            stop(host);
        }
        host.ready().whenComplete((answered, failure) -> {
            if (failure == null) {
                deployment.succeed(host);
            } else {
                stop(host);
                deployment.fail(failure);
            }
        });
    }

    private void stop(ScoringHost host) {
        if (scoring.stop(host) && !scoring.exists(host.address().host())) {
            addresses.release(host.address());
        }
    }

    /** A key that is not there, or not enabled, fails the deployment, as it fails the container group in Azure. */
    private void requireKey(String keyUri) {
        boolean usable = keyUri.isEmpty()
                || vaults.key(keyUri)
                        .filter(key -> key.usableAt(clock.instant()))
                        .isPresent();
        if (!usable) {
            throw LocalError.badRequest(
                    "InaccessibleEncryptionKey", "The key " + keyUri + " does not exist or is not enabled.");
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "deployment");
        thread.setDaemon(true);
        return thread;
    }
}
