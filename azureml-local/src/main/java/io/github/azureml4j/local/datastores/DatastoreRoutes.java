package io.github.azureml4j.local.datastores;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmPage;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.workspaces.WorkspacePaths;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.util.List;

/** Datastores on ARM. */
public final class DatastoreRoutes implements Routes {

    private static final Contract CONTRACT = Contract.of(
            "machinelearningservices/resource-manager/Microsoft.MachineLearningServices/stable/2024-04-01/mfe.json",
            "2024-04-01");
    private static final String DATASTORES = WorkspacePaths.SCOPE + "/datastores";
    private static final String DATASTORE = DATASTORES + "/{name}";

    private final DatastoreService service;
    private final Guard guard;

    public DatastoreRoutes(DatastoreService service, Guard guard) {
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.ARM)
                .contract(CONTRACT)
                .guard(guard)
                .get(DATASTORES, "Datastores_List", this::list)
                .get(DATASTORE, "Datastores_Get", x -> Reply.ok(resource(x)))
                .put(DATASTORE, "Datastores_CreateOrUpdate", this::put)
                .delete(
                        DATASTORE,
                        "Datastores_Delete",
                        x -> Reply.empty(service.delete(workspace(x), x.path("name")) ? 200 : 204))
                .post(
                        DATASTORE + "/listSecrets",
                        "Datastores_ListSecrets",
                        x -> Reply.ok(service.secrets(workspace(x), service.require(workspace(x), x.path("name")))));
    }

    private Reply list(Exchange x) {
        WorkspaceRecord workspace = workspace(x);
        return ArmPage.of(
                x,
                service.list(workspace).stream()
                        .filter(datastore -> asked(x, datastore))
                        .map(datastore -> DatastoreDocument.resource(workspace, datastore)));
    }

    private Reply put(Exchange x) {
        ObjectNode properties = x.json().withObject("/properties");
        boolean skipValidation = Boolean.parseBoolean(x.query("skipValidation"));
        boolean made = service.put(workspace(x), x.path("name"), properties, skipValidation);
        return Reply.json(made ? 201 : 200, resource(x));
    }

    private ObjectNode resource(Exchange x) {
        WorkspaceRecord workspace = workspace(x);
        return DatastoreDocument.resource(workspace, service.require(workspace, x.path("name")));
    }

    private static boolean asked(Exchange x, DatastoreRecord datastore) {
        String isDefault = x.query("isDefault");
        String names = x.query("names");
        String text = x.query("searchText");
        return (isDefault == null || Boolean.parseBoolean(isDefault) == datastore.isDefault())
                && (names == null || List.of(names.split(",")).contains(datastore.name()))
                && (text == null || datastore.name().contains(text));
    }

    private WorkspaceRecord workspace(Exchange x) {
        return service.workspace(x.path("sub"), x.path("rg"), x.path("ws"));
    }
}
