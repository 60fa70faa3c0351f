package io.github.azureml4j.core.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The connection of a private endpoint to a workspace, as the service described it. Immutable.
 *
 * @param name its name, which is not the endpoint's
 * @param privateEndpoint the ARM id of the endpoint, in whosever subscription it is
 * @param status what was decided
 * @param description why it was decided so, or what the asker wrote
 * @param actionsRequired what the endpoint's owner has to do, if anything
 * @param provisioningState {@code Succeeded}, {@code Creating}, …
 */
public record PrivateEndpointConnection(
        String name,
        Optional<String> privateEndpoint,
        ConnectionStatus status,
        Optional<String> description,
        Optional<String> actionsRequired,
        String provisioningState) {

    static PrivateEndpointConnection of(JsonNode node) {
        JsonNode properties = node.path("properties");
        JsonNode state = properties.path("privateLinkServiceConnectionState");
        return new PrivateEndpointConnection(
                node.path("name").asText(),
                text(properties.path("privateEndpoint").path("id")),
                new ConnectionStatus(state.path("status").asText("")),
                text(state.path("description")),
                text(state.path("actionsRequired")),
                properties.path("provisioningState").asText(""));
    }

    /** Whether whoever comes through the endpoint is let in. */
    public boolean isApproved() {
        return status.is(ConnectionStatus.APPROVED);
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asText("")).filter(text -> !text.isBlank());
    }
}
