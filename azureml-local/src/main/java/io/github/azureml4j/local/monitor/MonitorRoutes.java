package io.github.azureml4j.local.monitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.ErrorForm;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.workspaces.WorkspacePaths;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Azure Monitor on Resource Manager: the activity log, metrics and diagnostic settings. */
public final class MonitorRoutes implements Routes {

    private static final String FILES = "monitor/resource-manager/Microsoft.Insights/stable/";
    private static final String OF_WORKSPACE = WorkspacePaths.SCOPE + "/providers/Microsoft.Insights";
    private static final int PAGE = 200;

    /** The provider's own form is flat; what Resource Manager refuses before it is asked has Resource Manager's. */
    private static final ErrorForm ERRORS = (error, exchange) -> error.status() == 400
            ? Json.object().put("code", error.code()).put("message", error.getMessage())
            : ErrorForm.ARM.body(error, exchange);

    private final MonitorService service;
    private final WorkspaceService workspaces;
    private final Guard guard;
    private final String tenantId;

    public MonitorRoutes(MonitorService service, WorkspaceService workspaces, Guard guard, String tenantId) {
        this.service = service;
        this.workspaces = workspaces;
        this.guard = guard;
        this.tenantId = tenantId;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.ARM)
                .guard(guard)
                .errors(ERRORS)
                .contract(Contract.of(FILES + "2015-04-01/activityLogs_API.json", "2015-04-01"))
                .get(
                        "/subscriptions/{sub}/providers/Microsoft.Insights/eventtypes/management/values",
                        "ActivityLogs_List",
                        this::activity)
                .contract(Contract.of(FILES + "2018-01-01/metrics_API.json", "2024-02-01"))
                .get(OF_WORKSPACE + "/metrics", "Metrics_List", of(this::metrics))
                .contract(Contract.of(FILES + "2018-01-01/metricDefinitions_API.json", "2024-02-01"))
                .get(OF_WORKSPACE + "/metricDefinitions", "MetricDefinitions_List", of(this::definitions))
                .under(OF_WORKSPACE)
                .errors(ErrorForm.ARM)
                .contract(Contract.unpublished("2021-05-01"))
                .get("/diagnosticSettings", "DiagnosticSettings_List", of(this::list))
                .get("/diagnosticSettings/{name}", "DiagnosticSettings_Get", of(this::get))
                .put("/diagnosticSettings/{name}", "DiagnosticSettings_CreateOrUpdate", of(this::put))
                .delete("/diagnosticSettings/{name}", "DiagnosticSettings_Delete", of(this::delete))
                .get("/diagnosticSettingsCategories", "DiagnosticSettingsCategory_List", of(this::categories))
                .get("/diagnosticSettingsCategories/{name}", "DiagnosticSettingsCategory_Get", of(this::category));
        table.observe(service);
    }

    private Reply activity(Exchange exchange) {
        int skip = number(exchange.query("$skipToken"));
        List<ObjectNode> window = service.events(exchange.path("sub"), exchange.query("$filter"))
                .skip(skip)
                .limit(PAGE + 1L)
                .map(event -> event.document(tenantId))
                .toList();
        ObjectNode page =
                Json.list(window.stream().limit(PAGE).map(event -> selected(event, exchange.query("$select"))));
        if (window.size() > PAGE) {
            page.put("nextLink", next(exchange, skip + PAGE));
        }
        return Reply.ok(page);
    }

    private Reply metrics(Request request) {
        return Reply.ok(service.metrics(request.workspace(), request.exchange().queries()));
    }

    private Reply definitions(Request request) {
        return Reply.ok(service.metricDefinitions(request.workspace()));
    }

    private Reply list(Request request) {
        return Reply.ok(Json.list(service.diagnostics().list(request.scope()).stream()));
    }

    private Reply get(Request request) {
        return Reply.ok(service.diagnostics().get(request.scope(), request.name()));
    }

    private Reply put(Request request) {
        return Reply.ok(service.diagnostics()
                .put(request.scope(), request.name(), request.exchange().json()));
    }

    private Reply delete(Request request) {
        return Reply.empty(service.diagnostics().delete(request.scope(), request.name()) ? 200 : 204);
    }

    private Reply categories(Request request) {
        return Reply.ok(Json.list(service.diagnostics().categories(request.scope())));
    }

    private Reply category(Request request) {
        return Reply.ok(service.diagnostics().category(request.scope(), request.name()));
    }

    private io.github.azureml4j.local.front.Handler of(Function<Request, Reply> handler) {
        return exchange -> handler.apply(new Request(
                exchange, workspaces.require(exchange.path("sub"), exchange.path("rg"), exchange.path("ws"))));
    }

    private static ObjectNode selected(ObjectNode event, @Nullable String select) {
        if (select == null || select.isBlank()) {
            return event;
        }
        List<String> wanted = List.of(select.replace(" ", "").split(",", -1));
        List<String> others = new ArrayList<>();
        event.fieldNames().forEachRemaining(name -> {
            if (wanted.stream().noneMatch(name::equalsIgnoreCase)) {
                others.add(name);
            }
        });
        return event.remove(others);
    }

    private static String next(Exchange exchange, int skip) {
        StringBuilder query = new StringBuilder();
        exchange.queries().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("$skipToken")) {
                query.append(encode(name)).append('=').append(encode(value)).append('&');
            }
        });
        return exchange.origin() + exchange.rawPath() + "?" + query + "%24skipToken=" + skip;
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,8}") ? Integer.parseInt(text) : 0;
    }

    /** A request about a workspace. */
    private record Request(Exchange exchange, WorkspaceRecord workspace) {
        String scope() {
            return workspace.scope();
        }

        String name() {
            return exchange.path("name");
        }
    }
}
