package io.github.azureml4j.local.front;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a plane writes an error (contract 10.3). */
@FunctionalInterface
public interface ErrorForm {

    /** ARM and most others: {@code {"error":{"code","message","target"}}}. */
    ErrorForm ARM = (error, exchange) -> {
        ObjectNode body = Json.object();
        body.set("error", ArmErrors.write(error));
        return body;
    };

    /** Run history, artifacts, datastores, execution: a top code of few words, the truth in {@code innerError}. */
    ErrorForm DATA_PLANE = (error, exchange) -> {
        ObjectNode body = Json.object();
        ObjectNode inner = body.putObject("error")
                .put("code", error.status() >= 500 ? "ServiceError" : "UserError")
                .put("message", error.getMessage());
        inner.putObject("innerError").put("code", error.code());
        body.putObject("correlation").put("operation", "").put("request", exchange.requestId());
        body.put("environment", "local").put("location", exchange.host("region"));
        return body.put("time", exchange.now().toString());
    };

    /** Model management: no envelope. */
    ErrorForm MODEL_MANAGEMENT = (error, exchange) -> {
        ObjectNode body = Json.object().put("code", error.code());
        return body.put("statusCode", error.status()).put("message", error.getMessage());
    };

    /** Inference servers. */
    ErrorForm SCORING = (error, exchange) -> Json.object().put("message", error.getMessage());

    ObjectNode body(LocalError error, Exchange exchange);

    /** The whole answer. */
    default Reply render(LocalError error, Exchange exchange) {
        Reply reply = Reply.json(error.status(), body(error, exchange));
        error.headers().forEach(reply::header);
        return reply;
    }
}
