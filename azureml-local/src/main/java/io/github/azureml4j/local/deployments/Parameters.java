package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.deployments.language.Evaluator;
import io.github.azureml4j.local.deployments.language.InvalidTemplate;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The parameters that a template declares, with the values that a deployment gives them. Immutable. */
final class Parameters {

    private static final Map<String, String> TYPES = Map.of(
            "string", "String",
            "securestring", "SecureString",
            "int", "Int",
            "bool", "Bool",
            "object", "Object",
            "secureobject", "SecureObject",
            "array", "Array");

    private final JsonNode declared;
    private final JsonNode given;

    private Parameters(JsonNode declared, JsonNode given) {
        this.declared = declared;
        this.given = given;
    }

    /** Refuses values that nobody declared, and declarations without a value. */
    static Parameters of(JsonNode declared, JsonNode given) {
        Parameters parameters = new Parameters(declared, given);
        given.fieldNames().forEachRemaining(parameters::checkDeclared);
        declared.fieldNames().forEachRemaining(parameters::checkGiven);
        return parameters;
    }

    /** A parameter's value; its default may be an expression. */
    JsonNode value(String name, Evaluator evaluator) {
        String key = find(declared, name)
                .orElseThrow(() -> InvalidTemplate.because("The template parameter '" + name
                        + "' is not found. Please see" + " https://aka.ms/arm-syntax-parameters for usage details."));
        JsonNode declaration = declared.path(key);
        JsonNode value = find(given, name)
                .map(field -> given.path(field).path("value"))
                .orElseGet(() -> evaluator.evaluate(declaration.path("defaultValue")));
        checkType(key, type(key), value);
        checkAllowed(key, declaration.path("allowedValues"), value);
        return value;
    }

    /** As a deployment tells them: secrets by their type alone. */
    ObjectNode toWire(Evaluator evaluator) {
        ObjectNode body = Json.object();
        declared.fieldNames().forEachRemaining(name -> {
            ObjectNode shown = body.putObject(name).put("type", type(name));
            JsonNode value = value(name, evaluator);
            if (!secret(type(name))) {
                shown.set("value", value);
            }
        });
        return body;
    }

    /** A declared type as answers write it. */
    static String type(JsonNode declaration) {
        String type = TYPES.get(declaration.path("type").asText().toLowerCase(Locale.ROOT));
        if (type == null) {
            throw InvalidTemplate.because(
                    "The type '" + declaration.path("type").asText() + "' of a parameter or an output is not valid.");
        }
        return type;
    }

    static boolean secret(String type) {
        return type.startsWith("Secure");
    }

    private String type(String name) {
        return type(declared.path(name));
    }

    private void checkDeclared(String name) {
        if (find(declared, name).isEmpty()) {
            throw InvalidTemplate.because("The template parameters '" + name + "' in the parameters file are not valid;"
                    + " they are not present in the original template and can therefore not be provided at"
                    + " deployment time.");
        }
        if (given.path(name).has("reference")) {
            throw LocalError.notImplemented("parameters of deployments that refer to a key vault");
        }
    }

    private void checkGiven(String name) {
        boolean there = find(given, name)
                .filter(field -> given.path(field).has("value"))
                .isPresent();
        if (!there && !declared.path(name).has("defaultValue")) {
            throw InvalidTemplate.because("The value for the template parameter '" + name
                    + "' is not provided. Please see https://aka.ms/arm-create-parameter-file for usage details.");
        }
    }

    private static void checkType(String name, String type, JsonNode value) {
        Predicate<JsonNode> fits = switch (type) {
            case "Int" -> JsonNode::isIntegralNumber;
            case "Bool" -> JsonNode::isBoolean;
            case "Object", "SecureObject" -> node -> node.isObject() || node.isNull();
            case "Array" -> JsonNode::isArray;
            default -> JsonNode::isTextual;
        };
        if (!fits.test(value)) {
            throw InvalidTemplate.because("The provided value for the template parameter '" + name
                    + "' is not valid. Expected a value of type '" + type + "'.");
        }
    }

    private static void checkAllowed(String name, JsonNode allowed, JsonNode value) {
        boolean one = StreamSupport.stream(allowed.spliterator(), false).anyMatch(value::equals);
        if (!allowed.isEmpty() && !one) {
            throw InvalidTemplate.because("The provided value for the template parameter '" + name
                    + "' is not valid. The value is not part of the allowed value(s): '" + listed(allowed) + "'.");
        }
    }

    private static String listed(JsonNode allowed) {
        return String.join(
                ",",
                StreamSupport.stream(allowed.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }

    private static Optional<String> find(JsonNode fields, String name) {
        return StreamSupport.stream(((Iterable<String>) fields::fieldNames).spliterator(), false)
                .filter(name::equalsIgnoreCase)
                .findFirst();
    }
}
