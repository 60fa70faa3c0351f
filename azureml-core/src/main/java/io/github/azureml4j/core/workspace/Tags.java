package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** Tags as documents hold them. */
final class Tags {
    private Tags() {}

    static void writeTo(ObjectNode document, Map<String, String> tags) {
        ObjectNode node = document.putObject("tags");
        new TreeMap<>(tags).forEach(node::put);
    }
}
