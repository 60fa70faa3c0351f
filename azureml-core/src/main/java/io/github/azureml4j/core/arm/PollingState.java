package io.github.azureml4j.core.arm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.http.ServiceResponse;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation is asked about: what a resume token holds. Read back as this record and nothing else.
 *
 * @param method the verb that began it
 * @param resource the address that it was sent to
 * @param status where its status is, if named
 * @param location where its result will be, if named
 * @param requestId the id that every poll repeats
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PollingState(
        @JsonProperty(value = "method", required = true) String method,
        @JsonProperty(value = "resource", required = true) String resource,
        @JsonProperty("status") @Nullable String status,
        @JsonProperty("location") @Nullable String location,
        @JsonProperty("requestId") @Nullable String requestId) {

    static PollingState of(ServiceResponse first) {
        PollingState bare =
                new PollingState(first.method(), first.uri().toString(), null, null, first.clientRequestId());
        return bare.after(first);
    }

    static PollingState parse(String token) {
        try {
            PollingState state = Json.mapper().readValue(token, PollingState.class);
            if (state != null && state.method != null && state.resource != null) {
                return state;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a resume token: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("not a resume token");
    }

    /** The same with what a further answer names; addresses are made absolute against the one that answered. */
    PollingState after(ServiceResponse answer) {
        String named = answer.header("Azure-AsyncOperation");
        String newStatus = absolute(answer, named == null ? answer.header("Operation-Location") : named, status);
        boolean accepted = answer.status() == 201 || answer.status() == 202;
        String newLocation = absolute(answer, accepted ? answer.header("Location") : null, location);
        return new PollingState(method, resource, newStatus, newLocation, requestId);
    }

    PollingState checked(ServiceClient plane) {
        plane.check(resource);
        if (status != null) {
            plane.check(status);
        }
        if (location != null) {
            plane.check(location);
        }
        return this;
    }

    String token() {
        return Json.text(this);
    }

    boolean replaces() {
        return method.equals("PUT") || method.equals("PATCH");
    }

    private static @Nullable String absolute(
            ServiceResponse answer, @Nullable String named, @Nullable String otherwise) {
        return named == null ? otherwise : answer.resolve(named).toString();
    }
}
