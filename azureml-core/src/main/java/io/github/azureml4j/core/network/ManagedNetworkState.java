package io.github.azureml4j.core.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.workspace.IsolationMode;
import java.util.Optional;

/**
 * How isolated the compute of a workspace is, and whether the network for it stands. Immutable.
 *
 * @param isolationMode how isolated; {@link IsolationMode#DISABLED} when there is no managed network
 * @param status whether the network stands
 * @param sparkReady whether Spark jobs can run in it
 * @param networkId the service's id of it, once it has one
 */
public record ManagedNetworkState(
        IsolationMode isolationMode, NetworkStatus status, boolean sparkReady, Optional<String> networkId) {

    static ManagedNetworkState of(JsonNode workspace) {
        JsonNode network = workspace.path("properties").path("managedNetwork");
        JsonNode status = network.path("status");
        return new ManagedNetworkState(
                new IsolationMode(network.path("isolationMode").asText(IsolationMode.DISABLED.value())),
                new NetworkStatus(status.path("status").asText(NetworkStatus.INACTIVE.name())),
                status.path("sparkReady").asBoolean(),
                Optional.of(network.path("networkId").asText("")).filter(id -> !id.isEmpty()));
    }

    /** Whether there is a managed network, be it yet to be made. */
    public boolean isManaged() {
        return !isolationMode.equals(IsolationMode.DISABLED);
    }
}
