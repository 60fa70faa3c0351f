package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.deployments.language.InvalidTemplate;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A template as it was sent: its parts, with their expressions. */
record Template(ObjectNode document) {

    private static final List<String> UNSUPPORTED = List.of("functions", "imports", "extensions", "languageVersion");

    /** Reads the properties of a deployment; what is not implemented is refused by name. */
    static Template of(JsonNode properties) {
        if (properties.has("templateLink") || properties.has("parametersLink")) {
            throw LocalError.notImplemented("deployments of linked templates and parameter files");
        }
        if (!properties.path("mode").asText().equalsIgnoreCase("Incremental")) {
            throw LocalError.notImplemented(
                    "deployments in the mode '" + properties.path("mode").asText() + "'");
        }
        JsonNode template = properties.path("template");
        JsonNode parsed =
                template.isTextual() ? Json.parseRelaxed(template.asText().getBytes(StandardCharsets.UTF_8)) : template;
        if (!(parsed instanceof ObjectNode document)
                || !document.path("resources").isArray()) {
            throw InvalidTemplate.because("A template is an object with an array of resources.");
        }
        UNSUPPORTED.stream().filter(part -> !document.path(part).isEmpty()).forEach(part -> {
            throw InvalidTemplate.because("The template's '" + part + "' are not implemented by azureml-local.");
        });
        return new Template(document);
    }

    JsonNode parameters() {
        return document.path("parameters");
    }

    JsonNode variables() {
        return document.path("variables");
    }

    JsonNode outputs() {
        return document.path("outputs");
    }

    /** All resources, those that stand within others made into ones of their own. */
    List<ObjectNode> resources() {
        List<ObjectNode> all = new ArrayList<>();
        document.path("resources").forEach(resource -> collect(resource, all));
        return all;
    }

    /** Equal templates have equal hashes. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Json.bytes(document));
            return String.valueOf(Long.parseUnsignedLong(HexFormat.of().formatHex(digest, 0, 7), 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void collect(JsonNode resource, List<ObjectNode> all) {
        if (!(resource instanceof ObjectNode object)) {
            throw InvalidTemplate.because("A resource of a template is an object.");
        }
        ObjectNode own = object.deepCopy();
        JsonNode children = own.remove("resources");
        all.add(own);
        if (children != null) {
            children.forEach(child -> collect(child(own, child.deepCopy()), all));
        }
    }

    /** A child's type and name go on from its parent's. */
    private static JsonNode child(ObjectNode parent, JsonNode child) {
        if (child instanceof ObjectNode object) {
            object.put(
                    "type",
                    parent.path("type").asText() + "/" + object.path("type").asText());
            object.put(
                    "name",
                    joined(parent.path("name").asText(), object.path("name").asText()));
        }
        return child;
    }

    private static String joined(String parent, String child) {
        return "[concat(" + inner(parent) + ", '/', " + inner(child) + ")]";
    }

    private static String inner(String text) {
        return text.startsWith("[") && text.endsWith("]")
                ? text.substring(1, text.length() - 1)
                : "'" + text.replace("'", "''") + "'";
    }
}
