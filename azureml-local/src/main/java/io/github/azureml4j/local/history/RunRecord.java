package io.github.azureml4j.local.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/**
 * A run as it is now.
 *
 * @param document as {@code Run} of runHistory.json; never changed in place
 */
public record RunRecord(String runId, String experiment, String experimentId, ObjectNode document) {

    /** The service's word for where the run is in its life. */
    public String status() {
        return document.path("status").asText();
    }

    /** Where the run's artifacts are kept. */
    public String dataContainerId() {
        return document.path("dataContainerId").asText();
    }

    RunRecord with(Consumer<ObjectNode> change) {
        ObjectNode changed = document.deepCopy();
        change.accept(changed);
        changed.put("revision", document.path("revision").asInt() + 1);
        return new RunRecord(runId, experiment, experimentId, changed);
    }

    /** Without the document, whose definition may hold secrets. */
    @Override
    public String toString() {
        return "RunRecord[" + runId + " of " + experiment + ", " + status() + "]";
    }
}
