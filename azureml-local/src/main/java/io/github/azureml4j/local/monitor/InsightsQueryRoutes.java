package io.github.azureml4j.local.monitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.jspecify.annotations.Nullable;

/** The query API of Application Insights. */
public final class InsightsQueryRoutes implements Routes {

    private static final Contract CONTRACT =
            Contract.unversioned("applicationinsights/data-plane/Microsoft.Insights/preview/v1/AppInsights.json");

    /** A bad query is a bad argument, with the reason inside. */
    private static final ErrorForm ERRORS = (error, exchange) -> {
        if (error.status() != 400) {
            return ErrorForm.ARM.body(error, exchange);
        }
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("code", "BadArgumentError")
                .put("message", "The request had some invalid properties")
                .putObject("innererror")
                .put("code", error.code())
                .put("message", error.getMessage());
        return body;
    };

    private final MonitorService service;
    private final Guard guard;

    public InsightsQueryRoutes(MonitorService service, Guard guard) {
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.INSIGHTS)
                .guard(guard)
                .contract(CONTRACT)
                .errors(ERRORS)
                .post("/v1/apps/{appId}/query", "Query_Execute", this::post)
                .get("/v1/apps/{appId}/query", "Query_Get", this::get);
    }

    private Reply post(Exchange exchange) {
        ObjectNode body = exchange.json();
        if (body.hasNonNull("applications")) {
            throw LocalError.notImplemented("queries of several applications");
        }
        String timespan = body.path("timespan").asText("");
        return answer(exchange, body.path("query").asText(), timespan);
    }

    private Reply get(Exchange exchange) {
        String query = exchange.query("query");
        return answer(exchange, query == null ? "" : query, exchange.query("timespan"));
    }

    private Reply answer(Exchange exchange, String query, @Nullable String timespan) {
        if (query.isBlank()) {
            throw LocalError.badRequest("BadArgumentError", "The query is missing.");
        }
        return Reply.ok(InsightsAnswer.of(service.query(exchange.caller(), exchange.path("appId"), query, timespan)));
    }
}
