package io.github.azureml4j.core;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.auth.CachedCredential;
import io.github.azureml4j.auth.Transport;
import io.github.azureml4j.core.arm.LongRunning;
import io.github.azureml4j.core.audit.AuditJournal;
import io.github.azureml4j.core.http.Origin;
import io.github.azureml4j.core.http.Pipeline;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.security.lint.SecretLint;
import io.github.azureml4j.scoring.retry.Sleeper;
import io.github.azureml4j.scoring.token.ServerClock;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What all rooms of one {@link AzureMl} share: cloud, pipeline, clock. For the rooms of this SDK, not for applications.
 *
 * <p>Immutable, thread-safe.
 */
public final class AzureConnection {
    private final AzureCloud cloud;
    private final String subscription;
    private final Transport transport;
    private final CachedCredential credential;
    private final Clock clock;
    private final Sleeper sleeper;
    private final @Nullable AuditJournal journal;
    private final SecretLint secretLint;
    private final Pipeline pipeline;
    private final Map<WorkspaceId, RegionHost> regions = new ConcurrentHashMap<>();

    AzureConnection(
            AzureCloud cloud,
            String subscription,
            Transport transport,
            TokenCredential credential,
            Clock clock,
            Sleeper sleeper,
            @Nullable AuditJournal journal,
            SecretLint secretLint) {
        this.cloud = cloud;
        this.subscription = subscription;
        this.transport = transport;
        this.clock = clock;
        ServerClock serverClock = ServerClock.over(clock);
        this.credential = CachedCredential.of(credential, serverClock);
        this.sleeper = sleeper;
        this.journal = journal;
        this.secretLint = secretLint;
        this.pipeline = new Pipeline(transport, this.credential, serverClock, clock, sleeper, journal);
    }

    /** The cloud. */
    public AzureCloud cloud() {
        return cloud;
    }

    /** The subscription's GUID. */
    public String subscription() {
        return subscription;
    }

    /** Resource Manager, rooted at its host, without an api-version. */
    public ServiceClient arm() {
        return pipeline.plane(cloud.resourceManager(), cloud.resourceManagerScope());
    }

    /** Microsoft Graph, rooted at its host: who is who in the tenant. */
    public ServiceClient graph() {
        return pipeline.plane(cloud.graph(), cloud.graph().resolve("/") + ".default");
    }

    /**
     * The query API of Application Insights, rooted at its host, without an api-version.
     *
     * @throws IllegalStateException when a custom cloud does not say where that is
     */
    public ServiceClient applicationInsights() {
        return pipeline.plane(cloud.applicationInsights(), cloud.applicationInsights() + "/.default");
    }

    /**
     * The region host of a workspace, with Resource Manager's audience; asked for once for all its handles.
     *
     * @throws AzureMlException when the workspace names no host that a token may go to
     */
    ServiceClient region(WorkspaceId workspace) {
        RegionHost host = regions.computeIfAbsent(workspace, id -> new RegionHost(this, id));
        return pipeline.plane(host, cloud.resourceManagerScope());
    }

    /** A region host for requests that carry no sign-in at all. */
    ServiceClient anonymous(URI base) {
        return pipeline.plane(trusted(base), null);
    }

    /** Long-running operations. */
    public LongRunning operations() {
        return new LongRunning(clock, sleeper);
    }

    /** What looks for secrets in what is about to be sent. */
    public SecretLint secretLint() {
        return secretLint;
    }

    /** The way out, with its proxy and trust. */
    public Transport transport() {
        return transport;
    }

    /** The way out as official Azure clients take it. */
    public HttpClient azureTransport() {
        return journal == null ? transport.azure() : journal.over(transport.azure(), clock);
    }

    /** The caller's credential, its tokens kept fresh. */
    public CachedCredential credential() {
        return credential;
    }

    /** The time that waits are measured by: it does not jump when an answer tells the service's. */
    public Clock clock() {
        return clock;
    }

    /** How pauses are made. */
    public Sleeper sleeper() {
        return sleeper;
    }

    /** Region hosts of the cloud, and whatever shares Resource Manager's own origin, as it does in single-host clouds. */
    URI trusted(URI base) {
        boolean own = base.getHost() != null && cloud.isRegionEndpoint(base);
        if (own || Origin.of(base).equals(Origin.of(cloud.resourceManager()))) {
            return base;
        }
        throw new AzureMlException(
                "refused to use " + Origin.of(base) + ", which the workspace names as its region host: it is"
                        + " none of the cloud " + cloud.name() + ". Nothing was sent.");
    }
}
