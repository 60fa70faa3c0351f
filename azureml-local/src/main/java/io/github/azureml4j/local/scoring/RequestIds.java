package io.github.azureml4j.local.scoring;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import java.util.Objects;

/**
 * The ids of a scoring request as the inference server keeps them: {@code x-request-id} is the request's or a new one;
 * {@code x-ms-client-request-id} falls back to the older {@code x-ms-request-id}, and that one to both.
 */
record RequestIds(String request, String client, String legacy, String trace) {

    private static final int LONGEST = 100;

    static RequestIds of(Exchange exchange) {
        String request = Objects.requireNonNullElse(exchange.header("x-request-id"), exchange.requestId());
        String legacy = text(exchange, "x-ms-request-id");
        String client = text(exchange, "x-ms-client-request-id");
        RequestIds ids = new RequestIds(
                request,
                client.isEmpty() ? legacy : client,
                !legacy.isEmpty() ? legacy : client.isEmpty() ? request : client,
                text(exchange, "TraceId"));
        if (request.length() > LONGEST || ids.client.length() > LONGEST || ids.legacy.length() > LONGEST) {
            throw new LocalError(431, "HeaderTooLarge", "A request id must not exceed 100 characters.", null);
        }
        return ids;
    }

    Reply mark(Reply reply) {
        reply.header("x-request-id", request).header("x-ms-request-id", legacy);
        if (!client.isEmpty()) {
            reply.header("x-ms-client-request-id", client);
        }
        return trace.isEmpty() ? reply : reply.header("TraceId", trace);
    }

    private static String text(Exchange exchange, String header) {
        return Objects.requireNonNullElse(exchange.header(header), "");
    }
}
