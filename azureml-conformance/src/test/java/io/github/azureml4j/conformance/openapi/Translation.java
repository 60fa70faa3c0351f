package io.github.azureml4j.conformance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A Swagger 2.0 schema as JSON Schema 2020-12.
 *
 * <p>Every schema has two forms. The <em>own</em> form is what a definition adds to its parents and is used inside
 * {@code allOf} only. The <em>closed</em> form is used everywhere else: the own form, for a discriminated base also the
 * own form of the subtype that the instance names, and nothing beyond that. Two forms keep base → derived → base from
 * recursing for ever.
 */
final class Translation {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> COPIED = Set.of(
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "multipleOf",
            "uniqueItems",
            "minItems",
            "maxItems");
    /** The formats that the files use as JSON Schema means them; their durations and URIs are freer. */
    private static final Set<String> FORMATS = Set.of("date-time", "uuid");

    private final Direction direction;
    private final Subtypes subtypes;
    private final BiFunction<Located, Boolean, String> address;

    /** @param address the address under which the own ({@code true}) or closed form of a place is found */
    Translation(Direction direction, Subtypes subtypes, BiFunction<Located, Boolean, String> address) {
        this.direction = direction;
        this.subtypes = subtypes;
        this.address = address;
    }

    /** The closed form of a definition, or of the schema of a body. */
    ObjectNode closed(Located schema) {
        if (schema.isReference()) {
            return reference(schema.target(), false);
        }
        ObjectNode out = NODES.objectNode();
        ArrayNode allOf = out.putArray("allOf").add(own(schema));
        subtypes.discriminator(schema)
                .ifPresent(name -> subtypes.of(schema).forEach(sub -> allOf.add(whenNamed(name, sub))));
        return close(schema, out);
    }

    private ObjectNode whenNamed(String discriminator, Located subtype) {
        ObjectNode branch = NODES.objectNode();
        ObjectNode condition = branch.putObject("if");
        condition.putArray("required").add(discriminator);
        condition.putObject("properties").putObject(discriminator).put("const", Subtypes.value(subtype));
        branch.set("then", reference(subtype, true));
        return branch;
    }

    /** What a schema says itself, open to more. */
    ObjectNode own(Located schema) {
        ObjectNode out = NODES.objectNode();
        type(schema.json(), out);
        schema.json().properties().stream()
                .filter(member -> COPIED.contains(member.getKey()))
                .forEach(member -> out.set(member.getKey(), member.getValue()));
        properties(schema, out);
        if (schema.child("items").exists()) {
            out.set("items", nested(schema.child("items")));
        }
        if (schema.json().path("additionalProperties").isObject()) {
            out.set("additionalProperties", nested(schema.child("additionalProperties")));
        }
        if (schema.child("allOf").exists()) {
            ArrayNode parents = out.putArray("allOf");
            schema.child("allOf")
                    .elements()
                    .map(parent -> parent.isReference() ? reference(parent.target(), true) : own(parent))
                    .forEach(parents::add);
        }
        return out;
    }

    private void type(JsonNode schema, ObjectNode out) {
        String type = schema.path("type")
                .asText(schema.has("properties") ? "object" : "")
                .toLowerCase(Locale.ROOT);
        boolean nullable = schema.path("x-nullable").asBoolean();
        if (!type.isEmpty() && !type.equals("file")) {
            ArrayNode types = out.putArray("type").add(type);
            if (nullable) {
                types.add("null");
            }
        }
        if (schema.has("enum") && !schema.at("/x-ms-enum/modelAsString").asBoolean()) {
            ArrayNode values = out.putArray("enum").addAll((ArrayNode) schema.get("enum"));
            if (nullable) {
                values.addNull();
            }
        }
        if (FORMATS.contains(schema.path("format").asText())) {
            out.put("format", schema.get("format").asText());
        }
    }

    private void properties(Located schema, ObjectNode out) {
        Located declared = schema.child("properties");
        if (declared.exists()) {
            ObjectNode properties = out.putObject("properties");
            declared.names()
                    .filter(name -> !direction.forbids(declared.child(name).json()))
                    .forEach(name -> properties.set(name, nested(declared.child(name))));
        }
        ArrayNode required = NODES.arrayNode();
        schema.json().path("required").forEach(name -> {
            if (mustBeThere(property(schema, name.asText()))) {
                required.add(name);
            }
        });
        if (!required.isEmpty()) {
            out.set("required", required);
        }
    }

    /** The declaration of a property, which may be a parent's. */
    private static Located property(Located schema, String name) {
        Located own = schema.child("properties").child(name);
        return own.exists()
                ? own
                : schema.child("allOf")
                        .elements()
                        .map(parent -> property(parent.resolved(), name))
                        .filter(Located::exists)
                        .findFirst()
                        .orElse(own);
    }

    /** Nulls are taken out of an instance before it is checked, so that what may be null may be missing. */
    private boolean mustBeThere(Located property) {
        return !direction.excuses(property.json())
                && !property.json().path("x-nullable").asBoolean()
                && !(property.isReference()
                        && property.resolved().json().path("x-nullable").asBoolean());
    }

    /** A schema inside another; a lone {@code allOf} with one reference is how some files add a description to it. */
    private ObjectNode nested(Located schema) {
        if (schema.isReference()) {
            return reference(schema.target(), false);
        }
        List<Located> parents = schema.child("allOf").elements().toList();
        if (parents.size() == 1
                && parents.get(0).isReference()
                && !schema.json().has("properties")) {
            return reference(parents.get(0).target(), false);
        }
        return close(schema, own(schema));
    }

    private ObjectNode reference(Located target, boolean own) {
        return NODES.objectNode().put("$ref", address.apply(target.resolved(), own));
    }

    private static ObjectNode close(Located schema, ObjectNode out) {
        if (!open(schema)) {
            out.put("unevaluatedProperties", false);
        }
        return out;
    }

    /** A free map, which says nothing of its properties, or something that has none. */
    private static boolean open(Located schema) {
        JsonNode json = schema.json();
        JsonNode more = json.path("additionalProperties");
        boolean says = json.has("properties");
        boolean freeParents =
                schema.child("allOf").elements().map(Located::resolved).allMatch(Translation::open);
        return more.isObject() || more.asBoolean() || (!says && freeParents);
    }
}
