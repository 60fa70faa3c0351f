package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import java.util.List;

/** The document behind {@code discoveryUrl}: which service of a workspace is where. Open to all, as in Azure. */
public final class DiscoveryRoutes implements Routes {

    private static final List<String> SERVICES = List.of("api", "history", "modelmanagement", "artifact");

    private final WorkspaceService service;

    public DiscoveryRoutes(WorkspaceService service) {
        this.service = service;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.REGION)
                .get("/discovery", "Discovery_Get", x -> services("https://" + x.hostName()))
                .get("/discovery/workspaces/{id}", "Discovery_GetWorkspace", this::workspace);
    }

    private Reply workspace(Exchange x) {
        return services("https://" + service.byWorkspaceId(x.path("id")).regionHost());
    }

    private static Reply services(String origin) {
        ObjectNode body = Json.object();
        SERVICES.forEach(name -> body.put(name, origin));
        return Reply.ok(body);
    }
}
