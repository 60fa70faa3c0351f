package io.github.azureml4j.local.monitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Diagnostic settings by the resource that they are of. Thread-safe. */
final class DiagnosticStore {

    private final Map<String, ObjectNode> settings = new ConcurrentSkipListMap<>();

    void put(String resource, String name, ObjectNode document) {
        settings.put(key(resource, name), document);
    }

    Optional<ObjectNode> find(String resource, String name) {
        return Optional.ofNullable(settings.get(key(resource, name))).map(ObjectNode::deepCopy);
    }

    boolean remove(String resource, String name) {
        return settings.remove(key(resource, name)) != null;
    }

    List<ObjectNode> of(String resource) {
        String prefix = key(resource, "");
        return settings.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> entry.getValue().deepCopy())
                .toList();
    }

    void removeAll(String resource) {
        settings.keySet().removeIf(key -> key.startsWith(key(resource, "")));
    }

    private static String key(String resource, String name) {
        return (resource + " " + name).toLowerCase(Locale.ROOT);
    }
}
