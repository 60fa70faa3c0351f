package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmPage;
import io.github.azureml4j.local.arm.ArmReplies;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.front.Section;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Workspaces on ARM. */
public final class WorkspaceRoutes implements Routes {

    private static final Contract CONTRACT = Contract.of(
            "machinelearningservices/resource-manager/Microsoft.MachineLearningServices/stable/2024-04-01/"
                    + "machineLearningServices.json",
            ApiVersion.NEWEST);
    private static final String PROVIDER = "Microsoft.MachineLearningServices";
    private static final String SUBSCRIPTION = "/subscriptions/{sub}/providers/" + PROVIDER + "/workspaces";

    private final WorkspaceService service;
    private final Guard guard;

    public WorkspaceRoutes(WorkspaceService service, Guard guard) {
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        Section section = table.on(Hosts.ARM).contract(CONTRACT).guard(guard);
        section.get(SUBSCRIPTION, "Workspaces_ListBySubscription", x -> list(x, service.list(x.path("sub"))))
                .get(
                        WorkspacePaths.COLLECTION,
                        "Workspaces_ListByResourceGroup",
                        x -> list(x, service.list(x.path("sub"), x.path("rg"))))
                .under(WorkspacePaths.SCOPE)
                .get("", "Workspaces_Get", x -> document(x, workspace(x)))
                .put("", "Workspaces_CreateOrUpdate", this::put)
                .patch(
                        "",
                        "Workspaces_Update",
                        x -> change(x, settled(x), ApiVersion.of(x).changes(body(x))))
                .delete("", "Workspaces_Delete", this::delete)
                .post("/resyncKeys", "Workspaces_ResyncKeys", x -> accepted(x, service.resyncKeys(ready(x))))
                .post("/diagnose", "Workspaces_Diagnose", x -> accepted(x, service.diagnose(ready(x))));
        declareSecrets(section.under(WorkspacePaths.SCOPE));
    }

    private void declareSecrets(Section section) {
        section.post(
                        "/listKeys",
                        "Workspaces_ListKeys",
                        x -> Reply.ok(service.secrets().list(ready(x))))
                .post(
                        "/listStorageAccountKeys",
                        "Workspaces_ListStorageAccountKeys",
                        x -> Reply.ok(Json.object().put("userStorageKey", service.storageKey(ready(x)))))
                .post(
                        "/listNotebookKeys",
                        "Workspaces_ListNotebookKeys",
                        x -> Reply.ok(service.notebooks().keys(ready(x))))
                .post(
                        "/listNotebookAccessToken",
                        "Workspaces_ListNotebookAccessToken",
                        x -> Reply.ok(service.notebooks().token(ready(x))))
                .post(
                        "/prepareNotebook",
                        "Workspaces_PrepareNotebook",
                        x -> accepted(x, service.prepareNotebook(ready(x))));
    }

    private Reply put(Exchange x) {
        ObjectNode body = body(x);
        TemplateForms.settle(body);
        Optional<WorkspaceRecord> there = service.findMade(id(x));
        if (there.isPresent()) {
            return change(x, settled(x), body);
        }
        String region = ArmService.region(body.path("location").asText());
        return accepted(x, service.begin(id(x), body), region);
    }

    private Reply change(Exchange x, WorkspaceRecord workspace, ObjectNode body) {
        return WorkspaceChanges.rotatesKey(workspace, body)
                ? accepted(x, service.changes().rotate(workspace, body))
                : document(x, service.changes().update(workspace, body));
    }

    private Reply delete(Exchange x) {
        boolean purge = Boolean.parseBoolean(x.query("forceToPurge"));
        String region = service.find(id(x).text()).map(WorkspaceRecord::region).orElse("global");
        return service.delete(id(x), purge)
                .map(operation -> accepted(x, operation, region))
                .orElseGet(() -> Reply.empty(204));
    }

    /** The body as its version knows it: what came later is no setting of an older one, as an unknown property is none. */
    private static ObjectNode body(Exchange x) {
        ObjectNode sent = x.json();
        ObjectNode body = ApiVersion.of(x).known(sent);
        if (WorkspaceDocument.recovers(sent)) {
            body.withObject("/properties").put(WorkspaceDocument.RECOVER, true);
        }
        return body;
    }

    private static Reply document(Exchange x, WorkspaceRecord workspace) {
        return Reply.ok(ApiVersion.of(x).known(workspace.document()));
    }

    private Reply accepted(Exchange x, LongOperation operation) {
        return accepted(x, operation, workspace(x).region());
    }

    private WorkspaceRecord workspace(Exchange x) {
        return service.get(x.path("sub"), x.path("rg"), x.path("ws"));
    }

    private WorkspaceRecord ready(Exchange x) {
        return service.require(x.path("sub"), x.path("rg"), x.path("ws"));
    }

    private WorkspaceRecord settled(Exchange x) {
        return service.requireSettled(x.path("sub"), x.path("rg"), x.path("ws"));
    }

    private static Reply accepted(Exchange x, LongOperation operation, String region) {
        return ArmReplies.accepted(x, operation, PROVIDER, region);
    }

    /** @param workspaces of which only some kinds are wanted where the query names them, separated by commas */
    private static Reply list(Exchange x, Stream<WorkspaceRecord> workspaces) {
        ApiVersion version = ApiVersion.of(x);
        String kinds = x.query("kind");
        return ArmPage.of(
                x,
                workspaces
                        .filter(workspace ->
                                kinds == null || List.of(kinds.split(",")).contains(workspace.kind()))
                        .sorted(Comparator.comparing(workspace -> workspace.id().text(), String.CASE_INSENSITIVE_ORDER))
                        .map(workspace -> version.known(workspace.document())));
    }

    private static ResourceId id(Exchange x) {
        return WorkspaceService.id(x.path("sub"), x.path("rg"), x.path("ws"));
    }
}
