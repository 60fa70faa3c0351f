package io.github.azureml4j.local.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/**
 * A named series of runs.
 *
 * @param document as {@code Experiment} of runHistory.json; never changed in place
 */
public record Experiment(String id, String name, ObjectNode document) {

    Experiment with(Consumer<ObjectNode> change) {
        ObjectNode changed = document.deepCopy();
        change.accept(changed);
        return new Experiment(id, name, changed);
    }
}
