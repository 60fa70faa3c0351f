package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;

/** Where {@link ArmReplies} sends clients that wait: the same two addresses for every provider (contract 2.5). */
final class OperationRoutes {

    private final ArmService arm;
    private final LongOperations operations;

    OperationRoutes(ArmService arm, LongOperations operations) {
        this.arm = arm;
        this.operations = operations;
    }

    void declare(Section section) {
        section.under("/subscriptions/{sub}/providers/{provider}/locations/{region}")
                .get("/operationStatuses/{id}", "OperationStatuses_Get", this::status)
                .get("/operationResults/{id}", "OperationResults_Get", this::result);
    }

    private Reply status(Exchange exchange) {
        LongOperation operation = find(exchange);
        Reply reply = Reply.ok(operation.toStatus(exchange.rawPath()));
        return operation.ended() ? reply : reply.header("Retry-After", ArmReplies.RETRY_AFTER);
    }

    private Reply result(Exchange exchange) {
        LongOperation operation = find(exchange);
        if (!operation.ended()) {
            return Reply.empty(202)
                    .header("Location", exchange.origin() + exchange.rawPath() + "?" + exchange.rawQuery())
                    .header("Retry-After", ArmReplies.RETRY_AFTER);
        }
        LocalError error = operation.error();
        if (error != null) {
            throw error;
        }
        JsonNode body = operation.result();
        return body == null ? Reply.empty(204) : Reply.ok(body);
    }

    private LongOperation find(Exchange exchange) {
        arm.requireSubscription(exchange.path("sub"));
        return operations
                .find(exchange.path("id"))
                .orElseThrow(() -> LocalError.notFound(
                        "OperationNotFound", "There is no operation '" + exchange.path("id") + "'."));
    }
}
