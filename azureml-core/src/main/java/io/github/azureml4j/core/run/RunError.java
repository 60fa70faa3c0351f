package io.github.azureml4j.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Why a run failed, as the service says it.
 *
 * @param code the innermost code that the service gave, such as {@code ExecutionFailed}; empty if none
 * @param message the service's text; empty if none
 */
public record RunError(String code, String message) {

    /** Reads {@code {"error":{"code","message","innerError":{"code","innerError"}}}}; null stays null. */
    static @Nullable RunError of(@Nullable JsonNode envelope) {
        if (envelope == null || !envelope.path("error").isObject()) {
            return null;
        }
        JsonNode error = envelope.path("error");
        return new RunError(innermostCode(error), error.path("message").asText(""));
    }

    private static String innermostCode(JsonNode error) {
        String code = error.path("code").asText("");
        for (JsonNode inner = error.path("innerError"); inner.isObject(); inner = inner.path("innerError")) {
            code = inner.path("code").asText(code);
        }
        return code;
    }

    @Override
    public String toString() {
        return code.isEmpty() ? message : code + ": " + message;
    }
}
