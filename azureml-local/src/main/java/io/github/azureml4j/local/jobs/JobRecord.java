package io.github.azureml4j.local.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Caller;
import java.time.Instant;

/**
 * A command job as it was submitted. Its state is its run's. Immutable.
 *
 * @param properties {@code CommandJob} of the wire; never changed in place
 */
record JobRecord(String id, ObjectNode properties, Caller creator, Instant created) {

    String experiment() {
        return properties.path("experimentName").asText();
    }

    String command() {
        return properties.path("command").asText();
    }

    boolean archived() {
        return properties.path("isArchived").asBoolean();
    }

    JobRecord with(ObjectNode changed) {
        return new JobRecord(id, changed, creator, created);
    }

    /** Without the properties, whose environment variables may hold secrets. */
    @Override
    public String toString() {
        return "JobRecord[" + id + " of " + experiment() + "]";
    }
}
