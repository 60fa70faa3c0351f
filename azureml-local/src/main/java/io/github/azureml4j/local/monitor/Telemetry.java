package io.github.azureml4j.local.monitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.monitor.kql.Table;
import io.github.azureml4j.local.monitor.kql.Table.Column;
import io.github.azureml4j.local.scoring.ScoredRequest;
import io.github.azureml4j.local.services.ServedService;
import io.github.azureml4j.local.services.WebserviceService;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What web services report to their workspace's Application Insights. Thread-safe. */
final class Telemetry {

    static final String REQUESTS = "requests";
    static final String TRACES = "traces";

    /** Tables that a component has and that nothing fills here. */
    private static final Set<String> EMPTY = Set.of(
            "customEvents",
            "pageViews",
            "dependencies",
            "exceptions",
            "availabilityResults",
            "customMetrics",
            "performanceCounters",
            "browserTimings");

    private static final List<Column> OF_ALL = List.of(
            new Column("timestamp", "datetime"),
            new Column("customDimensions", "dynamic"),
            new Column("operation_Id", "string"),
            new Column("cloud_RoleName", "string"),
            new Column("itemType", "string"),
            new Column("itemId", "string"),
            new Column("itemCount", "int"));

    private static final List<Column> OF_REQUESTS = List.of(
            new Column("id", "string"),
            new Column("name", "string"),
            new Column("url", "string"),
            new Column("success", "string"),
            new Column("resultCode", "string"),
            new Column("duration", "real"));

    private static final List<Column> OF_TRACES =
            List.of(new Column("message", "string"), new Column("severityLevel", "int"));

    private final TelemetryStore store = new TelemetryStore();
    private final WebserviceService services;
    private final WorkspaceService workspaces;
    private final Ids ids;

    Telemetry(WebserviceService services, WorkspaceService workspaces, Ids ids) {
        this.services = services;
        this.workspaces = workspaces;
        this.ids = ids;
    }

    void scored(ScoredRequest request) {
        services.at(request.address())
                .filter(ServedService::reported)
                .ifPresent(service -> component(service).ifPresent(component -> {
                    store.add(component, REQUESTS, requestRow(request, service));
                    if (service.collected()) {
                        store.add(component, TRACES, traceRow(request, service));
                    }
                }));
    }

    Table table(ResourceId component, String name) {
        return switch (name) {
            case REQUESTS -> store.table(component.key(), name, both(OF_ALL, OF_REQUESTS));
            case TRACES -> store.table(component.key(), name, both(OF_ALL, OF_TRACES));
            default -> {
                if (EMPTY.contains(name)) {
                    yield new Table(OF_ALL, List.of());
                }
                throw LocalError.badRequest(
                        "SemanticError",
                        "A semantic error occurred: 'where' operator: Failed to resolve table or column expression named '"
                                + name + "'");
            }
        };
    }

    private Optional<String> component(ServedService service) {
        return workspaces
                .find(service.workspace())
                .map(workspace -> workspace
                        .document()
                        .at("/properties/applicationInsights")
                        .asText())
                .filter(id -> !id.isEmpty())
                .map(id -> ResourceId.parse(id).key());
    }

    private Map<String, @Nullable Object> requestRow(ScoredRequest request, ServedService service) {
        ObjectNode dimensions = dimensions(request, service);
        if (service.reportsAnswers()) {
            dimensions.put("Response Value", request.output());
        }
        dimensions.put("start_time", request.time().toString()).put("http_method", request.method());
        dimensions.put("UserAgent", request.userAgent()).put("ComputeType", service.computeType());
        Map<String, @Nullable Object> row = row(request, service, dimensions, "request");
        row.put("id", request.ids().request());
        row.put("name", request.path());
        row.put("url", request.url());
        row.put("success", request.status() < 400 ? "True" : "False");
        row.put("resultCode", Integer.toString(request.status()));
        row.put("duration", milliseconds(request.took()));
        return row;
    }

    private Map<String, @Nullable Object> traceRow(ScoredRequest request, ServedService service) {
        ObjectNode dimensions = dimensions(request, service);
        dimensions.put("Input", request.input()).put("Prediction", request.output());
        dimensions.put("Models", String.join(",", service.modelIds()));
        Map<String, @Nullable Object> row = row(request, service, dimensions, "trace");
        row.put("message", "model_data_collection");
        row.put("severityLevel", 1L);
        return row;
    }

    private static ObjectNode dimensions(ScoredRequest request, ServedService service) {
        ObjectNode dimensions = Json.object().put("Container Id", service.id());
        dimensions.put("Request Id", request.ids().request());
        dimensions.put("Client Request Id", request.ids().client());
        dimensions.put("Workspace Name", ResourceId.parse(service.workspace()).name());
        return dimensions.put("Service Name", service.name());
    }

    private Map<String, @Nullable Object> row(
            ScoredRequest request, ServedService service, ObjectNode dimensions, String type) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("timestamp", request.time());
        row.put("customDimensions", dimensions);
        row.put("operation_Id", request.ids().request());
        row.put("cloud_RoleName", service.name());
        row.put("itemType", type);
        row.put("itemId", ids.uuid());
        row.put("itemCount", 1L);
        return row;
    }

    private static double milliseconds(Duration took) {
        return took.toNanos() / 1e6;
    }

    private static List<Column> both(List<Column> some, List<Column> others) {
        return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
    }
}
