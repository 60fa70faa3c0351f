package io.github.azureml4j.local.endpoints;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.util.stream.Stream;

/** The online endpoints of workspaces, of which there are none, since none can be made. Thread-safe. */
public final class OnlineEndpointService {

    private final WorkspaceService workspaces;

    public OnlineEndpointService(WorkspaceService workspaces) {
        this.workspaces = workspaces;
    }

    WorkspaceRecord workspace(String subscription, String group, String name) {
        return workspaces.require(subscription, group, name);
    }

    Stream<ObjectNode> list(WorkspaceRecord workspace) {
        return Stream.empty();
    }

    ObjectNode get(WorkspaceRecord workspace, String name) {
        return list(workspace)
                .filter(endpoint -> endpoint.path("name").asText().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> LocalError.notFound(
                        "ResourceNotFound",
                        "There is no online endpoint '" + name + "' in workspace '" + workspace.name() + "'."));
    }
}
