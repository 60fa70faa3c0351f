package io.github.azureml4j.conformance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** Which way a body travels: what must be in it and what may be in it differ. */
public enum Direction {
    REQUEST,
    RESPONSE;

    /** A property that is published as "never answered", above all a secret, has no place in an answer. */
    boolean forbids(JsonNode property) {
        return this == RESPONSE && writeOnly(property);
    }

    /** Whether a body may lack a property although the file lists it as required. */
    boolean excuses(JsonNode property) {
        return this == RESPONSE
                ? writeOnly(property)
                : property.path("readOnly").asBoolean();
    }

    private static boolean writeOnly(JsonNode property) {
        JsonNode mutability = property.path("x-ms-mutability");
        return mutability.isArray()
                && StreamSupport.stream(mutability.spliterator(), false)
                        .noneMatch(way -> way.asText().equals("read"));
    }
}
