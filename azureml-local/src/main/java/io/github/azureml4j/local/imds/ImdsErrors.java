package io.github.azureml4j.local.imds;

import io.github.azureml4j.local.front.ErrorForm;
import io.github.azureml4j.local.front.Json;

/** How the endpoints of managed identities write what is wrong. */
final class ImdsErrors {

    /** Virtual machines and Arc: a word of OAuth; what the front door itself refuses has none. */
    static final ErrorForm METADATA = (error, exchange) -> Json.object()
            .put("error", error.status() == 400 && !error.code().contains("_") ? "invalid_request" : error.code())
            .put("error_description", error.getMessage());

    /** App Service, and Azure ML compute which speaks its older dialect. */
    static final ErrorForm APP_SERVICE = (error, exchange) -> Json.object()
            .put("statusCode", error.status())
            .put("message", error.getMessage())
            .put("correlationId", exchange.requestId());

    private ImdsErrors() {}
}
