package io.github.azureml4j.local.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.ErrorForm;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.front.Section;
import io.github.azureml4j.local.workspaces.WorkspacePaths;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** {@code /history/v1.0{scope}} of the region host: experiments, runs, metrics, run tokens. */
public final class HistoryRoutes implements Routes {

    static final Contract CONTRACT = Contract.unversioned("machinelearningservices/data-plane/"
            + "Microsoft.MachineLearningServices/preview/2019-09-30/runHistory.json");

    private final WorkspaceService workspaces;
    private final HistoryService service;
    private final Guard guard;

    public HistoryRoutes(WorkspaceService workspaces, HistoryService service, Guard guard) {
        this.workspaces = workspaces;
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        Section history = table.on(Hosts.REGION)
                .contract(CONTRACT)
                .guard(guard)
                .errors(ErrorForm.DATA_PLANE)
                .under("/history/v1.0" + WorkspacePaths.SCOPE);
        experiments(history);
        runs(history);
        metrics(history);
        tokens(history.contract(Contract.UNPUBLISHED));
    }

    private void experiments(Section history) {
        history.post(
                        "/experiments/{exp}",
                        "Experiments_Create",
                        x -> Reply.ok(service.createExperiment(workspace(x), x.path("exp"))
                                .document()))
                .get(
                        "/experiments/{exp}",
                        "Experiments_Get",
                        x -> Reply.ok(
                                service.experiment(workspace(x), x.path("exp")).document()))
                .get(
                        "/experimentids/{expid}",
                        "Experiments_GetById",
                        x -> Reply.ok(service.experimentById(workspace(x), x.path("expid"))
                                .document()))
                .post(
                        "/experiments:query",
                        "Experiments_GetByQuery",
                        x -> Reply.ok(service.experiments(workspace(x), Query.of(x.json()))));
    }

    private void runs(Section history) {
        history.under("/experiments/{exp}")
                .get("/runs/{run}", "Runs_Get", x -> Reply.ok(run(x).document()))
                .patch(
                        "/runs/{run}",
                        "Runs_Patch",
                        x -> Reply.ok(service.patch(workspace(x), x.path("exp"), x.path("run"), x.json(), x.caller())
                                .document()))
                .get("/runs/{run}/details", "Runs_GetDetails", x -> Reply.ok(service.details(workspace(x), run(x))))
                .get(
                        "/runs/{run}/children",
                        "Runs_GetChild",
                        x -> Reply.ok(service.children(workspace(x), x.path("exp"), x.path("run"), listQuery(x))))
                .post(
                        "/runs:query",
                        "Runs_GetByQuery",
                        x -> Reply.ok(service.runs(workspace(x), x.path("exp"), Query.of(x.json()))));
    }

    private void metrics(Section history) {
        history.under("/experiments/{exp}")
                .post("/runs/{run}/metrics", "RunMetrics_Post", x -> store(x, Stream.of(x.json())))
                .post("/runs/{run}/batch/metrics", "RunMetrics_BatchPost", x -> store(x, values(x.json())))
                .get(
                        "/metrics/{metric}",
                        "RunMetrics_Get",
                        x -> Reply.ok(service.metric(workspace(x), x.path("exp"), x.path("metric"))))
                .post("/metrics:query", "RunMetrics_GetByQuery", this::queryMetrics);
    }

    /** The refresh of run tokens: no file describes it. */
    private void tokens(Section history) {
        history.get("/experimentids/{expid}/runs/{run}/token", "Runs_GetToken", this::token);
    }

    private Reply store(Exchange x, Stream<JsonNode> metrics) {
        service.addMetrics(workspace(x), x.path("exp"), x.path("run"), metrics);
        return Reply.empty(200);
    }

    private Reply queryMetrics(Exchange x) {
        if (x.query("MergeStrategyType") != null && !"None".equalsIgnoreCase(x.query("MergeStrategyType"))) {
            throw LocalError.notImplemented("merging metrics");
        }
        return Reply.ok(service.metrics(workspace(x), x.path("exp"), Query.of(x.json())));
    }

    private Reply token(Exchange x) {
        WorkspaceRecord workspace = workspace(x);
        String experiment = service.experimentById(workspace, x.path("expid")).name();
        RunToken token = service.token(workspace, service.require(workspace, experiment, x.path("run")));
        return Reply.ok(Json.object()
                .put("token", token.value())
                .put("expiryTimeUtc", token.expires().toString()));
    }

    private RunRecord run(Exchange x) {
        return service.require(workspace(x), x.path("exp"), x.path("run"));
    }

    private WorkspaceRecord workspace(Exchange x) {
        return workspaces.require(x.path("sub"), x.path("rg"), x.path("ws"));
    }

    private static Query listQuery(Exchange x) {
        String orderBy = x.query("$orderby");
        String sortOrder = x.query("$sortorder");
        return Query.of(
                x.query("$filter"),
                orderBy == null || sortOrder == null ? orderBy : orderBy + " " + sortOrder,
                x.query("$continuationtoken"),
                number(x.query("$top")));
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? Query.PAGE : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw LocalError.badRequest("InvalidTop", "'" + text + "' is not a number.");
        }
    }

    private static Stream<JsonNode> values(JsonNode body) {
        return StreamSupport.stream(body.path("values").spliterator(), false);
    }
}
