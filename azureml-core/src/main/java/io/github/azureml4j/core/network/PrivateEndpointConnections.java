package io.github.azureml4j.core.network;

import com.azure.core.http.rest.PagedIterable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.arm.Pages;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The private endpoints that are connected to a workspace, or ask to be. Thread-safe.
 *
 * <p>Rejecting or deleting the last approved one of a workspace that is closed to the public shuts everybody out of its data;
 * Resource Manager can still open it again.
 */
public final class PrivateEndpointConnections {
    private static final String PATH = "/privateEndpointConnections";
    private static final List<String> KEPT = List.of("location", "tags", "sku", "identity");

    private final WorkspaceConnection connection;

    PrivateEndpointConnections(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /** All of them, whatever was decided ({@code PrivateEndpointConnections_List}). */
    public PagedIterable<PrivateEndpointConnection> list() {
        return Pages.of(connection.arm().get(PATH), PrivateEndpointConnection::of);
    }

    /**
     * One of them ({@code PrivateEndpointConnections_Get}).
     *
     * @param name the connection's name
     * @throws io.github.azureml4j.core.NotFoundException when there is none
     */
    public PrivateEndpointConnection get(String name) {
        return PrivateEndpointConnection.of(read(name));
    }

    /**
     * One of them, if there is one of this name.
     *
     * @param name the connection's name
     */
    public Optional<PrivateEndpointConnection> find(String name) {
        return connection.arm().get(PATH + "/{}", name).find().map(PrivateEndpointConnection::of);
    }

    /**
     * Lets in whoever comes through the endpoint ({@code PrivateEndpointConnections_CreateOrUpdate}).
     *
     * @param name the connection's name
     * @throws io.github.azureml4j.core.NotFoundException when there is none
     */
    public PrivateEndpointConnection approve(String name) {
        return decide(name, ConnectionStatus.APPROVED, null);
    }

    /**
     * Lets nobody in through the endpoint, and tells its owner why ({@code PrivateEndpointConnections_CreateOrUpdate}). One that was
     * approved before is shut.
     *
     * @param name the connection's name
     * @param reason what the owner reads
     * @throws io.github.azureml4j.core.NotFoundException when there is none
     * @throws IllegalArgumentException when the reason is blank
     */
    public PrivateEndpointConnection reject(String name, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("cannot reject " + name + ": the reason is blank");
        }
        return decide(name, ConnectionStatus.REJECTED, reason);
    }

    /**
     * Takes the connection away ({@code PrivateEndpointConnections_Delete}); the endpoint stays with its owner, connected to nothing.
     *
     * @param name the connection's name
     * @return whether it was there
     */
    public boolean delete(String name) {
        return connection.arm().delete(PATH + "/{}", name).send().status() != 204;
    }

    private JsonNode read(String name) {
        return connection.arm().get(PATH + "/{}", name).json();
    }

    private PrivateEndpointConnection decide(String name, ConnectionStatus status, @Nullable String reason) {
        ObjectNode body = decision(read(name), status, reason);
        return PrivateEndpointConnection.of(
                connection.arm().put(PATH + "/{}", name).json(body).json());
    }

    /** What was read and may be written, with the decision in it. */
    private ObjectNode decision(JsonNode there, ConnectionStatus status, @Nullable String reason) {
        ObjectNode body = connection.json().createObjectNode();
        KEPT.stream().filter(there::hasNonNull).forEach(field -> body.set(field, there.get(field)));
        ObjectNode state = body.putObject("properties").putObject("privateLinkServiceConnectionState");
        state.put("status", status.name());
        if (reason != null) {
            state.put("description", reason);
        }
        return body;
    }
}
