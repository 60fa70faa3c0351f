package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.ErrorForm;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;

/** Errors of the data plane: ARM's form, with the finer reason in {@code innererror} (contract 10.3). */
final class VaultErrors implements ErrorForm {

    /** A refusal whose finer reason goes into {@code innererror}. */
    static LocalError refuse(int status, String code, String inner, String message) {
        return new LocalError(status, code, message, inner);
    }

    static LocalError forbidden(String inner, String message) {
        return refuse(403, "Forbidden", inner, message);
    }

    static LocalError badParameter(String message) {
        return LocalError.badRequest("BadParameter", message);
    }

    @Override
    public ObjectNode body(LocalError error, Exchange exchange) {
        ObjectNode body = Json.object();
        ObjectNode inner = body.putObject("error").put("code", error.code()).put("message", error.getMessage());
        if (error.target() != null) {
            inner.putObject("innererror").put("code", error.target());
        }
        return body;
    }
}
