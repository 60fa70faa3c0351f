package io.github.azureml4j.core.security.storage;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import java.util.List;

/** Which other workspaces stand on an account ({@code Workspaces_ListBySubscription} 2024-04-01). */
final class Sharing {
    private final WorkspaceConnection connection;
    private final ArmId account;

    Sharing(WorkspaceConnection connection, ArmId account) {
        this.connection = connection;
        this.account = account;
    }

    OtherHolders holders(List<String> signedDatastores) {
        String all = "/subscriptions/" + connection.id().subscription() + "/providers/" + WorkspaceId.TYPE;
        Reading<List<JsonNode>> workspaces = new Reader(connection.azure())
                .list(connection
                        .azure()
                        .arm()
                        .apiVersion(WorkspaceConnection.API_VERSION)
                        .get(all));
        List<String> others = workspaces.value().orElse(List.of()).stream()
                .filter(this::standsOnIt)
                .map(workspace -> workspace.path("id").asText())
                .filter(id -> !id.equalsIgnoreCase(connection.scope()))
                .toList();
        return new OtherHolders(others, signedDatastores, workspaces.unread().orElse(null));
    }

    private boolean standsOnIt(JsonNode workspace) {
        return workspace.at("/properties/storageAccount").asText().equalsIgnoreCase(account.toString());
    }
}
