package io.github.azureml4j.local.rbac;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The actions that a resource provider knows, by resource type; those of Azure Machine Learning, compactly: names without
 * Microsoft's descriptions. Immutable.
 */
final class ActionCatalogue {

    private static final String ML = "Microsoft.MachineLearningServices";
    private static final String FILE = "machine-learning-actions.txt";
    private static final String PROVIDER_OPERATIONS = "Microsoft.Authorization/providerOperations";

    private final Map<String, List<String>> actions;

    private ActionCatalogue(Map<String, List<String>> actions) {
        this.actions = actions;
    }

    static ActionCatalogue machineLearning() {
        return Loaded.MACHINE_LEARNING;
    }

    /** The catalogue of a provider; 501 for those that are not here. */
    static ActionCatalogue of(String namespace) {
        if (!namespace.equalsIgnoreCase(ML)) {
            throw LocalError.notImplemented("the catalogue of actions of " + namespace);
        }
        return machineLearning();
    }

    /** Whether any action fits, which may hold wildcards. */
    boolean matches(String pattern) {
        return actions.values().stream()
                .flatMap(List::stream)
                .anyMatch(action -> ActionPattern.matches(pattern, action));
    }

    /** @param types whether to tell the actions by resource type, or the provider's own only */
    ObjectNode toWire(boolean types) {
        ObjectNode body = Json.object()
                .put("id", "/providers/" + PROVIDER_OPERATIONS + "/" + ML)
                .put("type", PROVIDER_OPERATIONS)
                .put("name", ML)
                .put("displayName", "Microsoft Machine Learning Services");
        ArrayNode resourceTypes = body.putArray("resourceTypes");
        if (types) {
            actions.forEach((type, names) -> {
                if (!type.isEmpty()) {
                    resourceTypes.add(type(type, names));
                }
            });
        }
        body.set("operations", operations(actions.getOrDefault("", List.of())));
        return body;
    }

    private static ObjectNode type(String type, List<String> names) {
        ObjectNode body = Json.object().put("name", type).put("displayName", type);
        return body.set("operations", operations(names));
    }

    private static ArrayNode operations(List<String> names) {
        ArrayNode operations = Json.array();
        names.forEach(name -> operations
                .addObject()
                .put("name", name)
                .put("displayName", name)
                .put("isDataAction", false));
        return operations;
    }

    private static ActionCatalogue read() {
        try (InputStream in = ActionCatalogue.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing beside " + ActionCatalogue.class);
            }
            Map<String, List<String>> actions = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> add(actions, line));
            return new ActionCatalogue(actions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line is a type and its verbs; the provider's own type is empty. */
    private static void add(Map<String, List<String>> actions, String line) {
        String[] words = line.split(" ", -1);
        String prefix = words[0].isEmpty() ? ML + "/" : ML + "/" + words[0] + "/";
        actions.put(
                words[0], Stream.of(words).skip(1).map(verb -> prefix + verb).toList());
    }

    private static final class Loaded {
        static final ActionCatalogue MACHINE_LEARNING = read();
    }
}
