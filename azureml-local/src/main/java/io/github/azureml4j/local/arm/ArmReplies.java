package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.Reply;

/** The forms in which ARM accepts work that takes a while (contract 2.5). */
public final class ArmReplies {

    /** Seconds that clients are told to wait between two looks. */
    static final String RETRY_AFTER = "1";

    private ArmReplies() {}

    /** 202 with both headers: look at the status, then fetch the result or the resource. */
    public static Reply accepted(Exchange exchange, LongOperation operation, String provider, String region) {
        return Reply.empty(202)
                .header("Azure-AsyncOperation", url(exchange, operation, provider, region, "operationStatuses"))
                .header("Location", url(exchange, operation, provider, region, "operationResults"))
                .header("Retry-After", RETRY_AFTER);
    }

    /** 202 with {@code Location} only, as storage and resource groups do. */
    public static Reply acceptedAtLocation(Exchange exchange, LongOperation operation, String provider, String region) {
        return Reply.empty(202)
                .header("Location", url(exchange, operation, provider, region, "operationResults"))
                .header("Retry-After", RETRY_AFTER);
    }

    /** 201 with the resource as it is now and the address of the operation's status. */
    public static Reply created(
            Exchange exchange, JsonNode resource, LongOperation operation, String provider, String region) {
        return Reply.json(201, resource)
                .header("Azure-AsyncOperation", url(exchange, operation, provider, region, "operationStatuses"))
                .header("Retry-After", RETRY_AFTER);
    }

    private static String url(
            Exchange exchange, LongOperation operation, String provider, String region, String collection) {
        return exchange.origin() + "/subscriptions/" + exchange.path("sub") + "/providers/" + provider + "/locations/"
                + region + "/" + collection + "/" + operation.id() + "?api-version=" + exchange.query("api-version");
    }
}
