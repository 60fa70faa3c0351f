package io.github.azureml4j.local.deployments.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Functions of arrays and objects, and of texts where they are like arrays. */
final class CollectionFunctions {

    private CollectionFunctions() {}

    static void declare(Functions.Catalogue functions) {
        functions.add("empty", call -> LogicFunctions.of(length(call) == 0));
        functions.add("length", call -> NumberFunctions.of(length(call)));
        functions.add("contains", CollectionFunctions::contains);
        functions.add("take", call -> slice(call, 0, call.number(1)));
        functions.add("skip", call -> slice(call, call.number(1), Long.MAX_VALUE));
        functions.add("first", call -> edge(call, 0));
        functions.add("last", call -> edge(call, length(call) - 1));
        functions.add("createArray", call -> Json.array().addAll(call.values()));
        functions.add("array", CollectionFunctions::array);
        functions.add("createObject", CollectionFunctions::createObject);
        functions.add("union", CollectionFunctions::union);
        functions.add("range", CollectionFunctions::range);
        functions.add("json", CollectionFunctions::json);
    }

    private static int length(Arguments call) {
        JsonNode value = call.value(0);
        if (value.isNull()) {
            return 0;
        }
        return value.isTextual() ? value.asText().length() : value.size();
    }

    /** A text in a text with its case, a value in an array, a key in an object without case. */
    private static JsonNode contains(Arguments call) {
        JsonNode container = call.value(0);
        JsonNode item = call.value(1);
        if (container.isTextual()) {
            return LogicFunctions.of(container.asText().contains(call.text(1)));
        }
        if (container instanceof ObjectNode object) {
            return LogicFunctions.of(Members.property(object, item.asText()).isPresent());
        }
        return LogicFunctions.of(call.array(0).valueStream().anyMatch(each -> LogicFunctions.same(each, item)));
    }

    private static JsonNode slice(Arguments call, long from, long count) {
        int length = length(call);
        int start = (int) Math.min(length, Math.max(0, from));
        int end = (int) Math.min(length, start + Math.min(length, Math.max(0, count)));
        if (call.value(0).isTextual()) {
            return new TextNode(call.text(0).substring(start, end));
        }
        ArrayNode part = Json.array();
        for (int i = start; i < end; i++) {
            part.add(call.array(0).get(i));
        }
        return part;
    }

    private static JsonNode edge(Arguments call, int index) {
        if (index < 0 || index >= length(call)) {
            return call.value(0).isTextual() ? new TextNode("") : Evaluator.nothing();
        }
        return call.value(0).isTextual()
                ? new TextNode(call.text(0).substring(index, index + 1))
                : call.array(0).get(index);
    }

    private static JsonNode array(Arguments call) {
        return call.value(0).isArray() ? call.value(0) : Json.array().add(call.value(0));
    }

    private static JsonNode createObject(Arguments call) {
        ObjectNode object = Json.object();
        for (int i = 0; i < call.count(); i += 2) {
            object.set(call.text(i), call.value(i + 1));
        }
        return object;
    }

    /** Arrays without their doubles; objects of which the later win, and objects in them are joined. */
    private static JsonNode union(Arguments call) {
        if (call.value(0).isObject()) {
            ObjectNode all = call.object(0).deepCopy();
            for (int i = 1; i < call.count(); i++) {
                merge(all, call.object(i));
            }
            return all;
        }
        ArrayNode all = Json.array();
        for (int i = 0; i < call.count(); i++) {
            call.array(i).forEach(item -> {
                if (all.valueStream().noneMatch(known -> LogicFunctions.same(known, item))) {
                    all.add(item);
                }
            });
        }
        return all;
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(field -> {
            if (into.get(field.getKey()) instanceof ObjectNode inner && field.getValue() instanceof ObjectNode other) {
                merge(inner, other);
            } else {
                into.set(field.getKey(), field.getValue());
            }
        });
    }

    private static JsonNode range(Arguments call) {
        ArrayNode numbers = Json.array();
        for (long i = 0; i < Math.min(call.number(1), 10_000); i++) {
            numbers.add(NumberFunctions.of(call.number(0) + i));
        }
        return numbers;
    }

    private static JsonNode json(Arguments call) {
        String text = call.text(0);
        try {
            String plain = text.toLowerCase(Locale.ROOT).equals("null") ? "null" : text;
            return Json.parse(plain.getBytes(StandardCharsets.UTF_8));
        } catch (LocalError notJson) {
            throw call.unexpected(0, "the text of a JSON value");
        }
    }
}
