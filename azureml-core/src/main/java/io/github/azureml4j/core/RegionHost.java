package io.github.azureml4j.core;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.http.Whereabouts;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The region host of one workspace: what the document behind its {@code discoveryUrl} names under {@code api}. That changes
 * when the workspace goes behind a private link, or is made anew elsewhere. Thread-safe.
 */
final class RegionHost implements Whereabouts {
    private final AzureConnection azure;
    private final WorkspaceId id;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Known known;

    RegionHost(AzureConnection azure, WorkspaceId id) {
        this.azure = azure;
        this.id = id;
    }

    @Override
    public URI current() {
        Known now = known;
        return now == null ? readAgain(Instant.MIN) : now.base();
    }

    @Override
    public URI readAgain(Instant since) {
        reading.lock();
        try {
            Known now = known;
            return now == null || now.at().isBefore(since) ? read(now) : now.base();
        } finally {
            reading.unlock();
        }
    }

    /** A failure counts as read: whoever waits for the same answer need not ask for it again. */
    private URI read(@Nullable Known before) {
        try {
            Known now = new Known(
                    azure.trusted(address(document(), "api")), azure.clock().instant());
            known = now;
            return now.base();
        } catch (RuntimeException failed) {
            known = before == null
                    ? null
                    : new Known(before.base(), azure.clock().instant());
            throw failed;
        }
    }

    /** Whoever serves the document needs no token to do so, and gets none. */
    private JsonNode document() {
        JsonNode workspace = azure.arm()
                .at(id.scope())
                .apiVersion(WorkspaceConnection.API_VERSION)
                .get("")
                .json();
        URI url = address(workspace.path("properties"), "discoveryUrl");
        return azure.anonymous(url.resolve("/")).follow(url.toString()).json();
    }

    private URI address(JsonNode document, String name) {
        String text = document.path(name).asText("");
        try {
            URI address = URI.create(text);
            if (address.isAbsolute()) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new AzureMlException(id + ": its " + name + " is not an address", e);
        }
        throw new AzureMlException(id + " does not name its " + name + "; is it still being created?");
    }

    private record Known(URI base, Instant at) {}
}
