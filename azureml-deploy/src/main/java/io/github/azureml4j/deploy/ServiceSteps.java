package io.github.azureml4j.deploy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.OperationFailedException;
import io.github.azureml4j.core.OperationSteps;
import io.github.azureml4j.core.http.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An operation of the model management API followed to its end ({@code Operations_Get}): asked again after 1 second, then
 * every 2, in the end every 5 as the v1 client does. Not thread-safe.
 *
 * @param <T> what it yields
 */
final class ServiceSteps<T> implements OperationSteps<T> {

    // The data plane writes Cancelled, Resource Manager Canceled; both are understood.
    private static final Set<String> FAILED = Set.of("failed", "timedout", "cancelled", "canceled");

    private final ServicePlane plane;
    private final String title;
    private final Reference reference;
    private final Supplier<T> result;
    private final Function<JsonNode, OperationFailedException> failure;
    private int asked;

    ServiceSteps(
            ServicePlane plane,
            String title,
            Reference reference,
            Supplier<T> result,
            Function<JsonNode, OperationFailedException> failure) {
        this.plane = plane;
        this.title = title;
        this.reference = reference;
        this.result = result;
        this.failure = failure;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String id() {
        return reference.operation();
    }

    @Override
    public Step<T> next() {
        JsonNode status = plane.operation(reference.operation());
        String state = state(status);
        if (FAILED.contains(state.toLowerCase(Locale.ROOT))) {
            throw failure.apply(status);
        }
        if (state.equalsIgnoreCase("Succeeded")) {
            return new Done<>(what(status), result.get());
        }
        asked++;
        return new Running<>(what(status), state, null, Duration.ofSeconds(asked == 1 ? 1 : asked < 6 ? 2 : 5));
    }

    @Override
    public String resumeToken() {
        return reference.token();
    }

    static String state(JsonNode status) {
        return status.path("state").asText("");
    }

    private String what(JsonNode status) {
        String part = status.path("operationDetails").path("subOperationType").asText("");
        return part.isEmpty() ? title : part;
    }

    /**
     * What a resume token holds.
     *
     * @param service the web service's name
     * @param operation the operation's id
     */
    record Reference(
            @JsonProperty(value = "service", required = true)
            String service,

            @JsonProperty(value = "operation", required = true)
            String operation) {

        static Reference parse(String token) {
            try {
                return Json.mapper().readValue(token, Reference.class);
            } catch (JacksonException e) {
                throw new IllegalArgumentException(
                        "not the resume token of a deployment: " + e.getOriginalMessage(), e);
            }
        }

        private String token() {
            return Json.mapper().valueToTree(this).toString();
        }
    }
}
