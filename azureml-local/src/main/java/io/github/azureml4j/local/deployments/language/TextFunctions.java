package io.github.azureml4j.local.deployments.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.azureml4j.local.front.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Functions that make texts. */
final class TextFunctions {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

    private TextFunctions() {}

    static void declare(Functions.Catalogue functions) {
        functions.add("concat", TextFunctions::concat);
        functions.add("format", TextFunctions::format);
        functions.add("toLower", text(text -> text.toLowerCase(Locale.ROOT)));
        functions.add("toUpper", text(text -> text.toUpperCase(Locale.ROOT)));
        functions.add("trim", text(String::trim));
        functions.add("base64", text(text -> Base64.getEncoder().encodeToString(utf8(text))));
        functions.add("substring", TextFunctions::substring);
        functions.add("replace", call -> new TextNode(call.text(0).replace(call.text(1), call.text(2))));
        functions.add("split", TextFunctions::split);
        functions.add("join", TextFunctions::join);
        functions.add("string", call -> new TextNode(string(call.value(0))));
        functions.add("uniqueString", call -> new TextNode(Hashes.unique(call.texts(0))));
        functions.add("guid", call -> new TextNode(Hashes.guid(call.texts(0))));
        functions.add("padLeft", TextFunctions::padLeft);
        functions.add("startsWith", call -> LogicFunctions.of(lower(call, 0).startsWith(lower(call, 1))));
        functions.add("endsWith", call -> LogicFunctions.of(lower(call, 0).endsWith(lower(call, 1))));
        functions.add("indexOf", call -> NumberFunctions.of(lower(call, 0).indexOf(lower(call, 1))));
    }

    private static Function<Arguments, JsonNode> text(Function<String, String> change) {
        return call -> new TextNode(change.apply(call.text(0)));
    }

    /** Texts to a text, or arrays to an array. */
    private static JsonNode concat(Arguments call) {
        if (call.count() > 0 && call.value(0).isArray()) {
            ArrayNode all = Json.array();
            for (int i = 0; i < call.count(); i++) {
                all.addAll(call.array(i));
            }
            return all;
        }
        return new TextNode(call.values().stream().map(TextFunctions::string).collect(Collectors.joining()));
    }

    private static JsonNode format(Arguments call) {
        Matcher place = PLACE.matcher(call.text(0));
        return new TextNode(place.replaceAll(
                found -> Matcher.quoteReplacement(string(call.value(1 + Integer.parseInt(found.group(1)))))));
    }

    private static JsonNode substring(Arguments call) {
        String text = call.text(0);
        long start = call.number(1);
        long length = call.count() > 2 ? call.number(2) : text.length() - start;
        if (start < 0 || length < 0 || start + length > text.length()) {
            throw InvalidTemplate.because("The index and length of the template function 'substring' must refer to a"
                    + " location within the string.");
        }
        return new TextNode(text.substring((int) start, (int) (start + length)));
    }

    private static JsonNode split(Arguments call) {
        List<String> delimiters = call.value(1).isArray() ? texts(call.array(1)) : List.of(call.text(1));
        String any = delimiters.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        ArrayNode parts = Json.array();
        Arrays.stream(call.text(0).split(any, -1)).forEach(parts::add);
        return parts;
    }

    private static JsonNode join(Arguments call) {
        return new TextNode(String.join(call.text(1), texts(call.array(0))));
    }

    private static JsonNode padLeft(Arguments call) {
        String text = string(call.value(0));
        String pad = call.count() > 2 ? call.text(2) : " ";
        long missing = Math.max(0, call.number(1) - text.length());
        return new TextNode(pad.repeat((int) missing) + text);
    }

    private static List<String> texts(ArrayNode array) {
        return array.valueStream().map(TextFunctions::string).toList();
    }

    /** As {@code string()} writes it: texts as they are, booleans as .NET does, the rest as JSON. */
    static String string(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "True" : "False";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static String lower(Arguments call, int index) {
        return call.text(index).toLowerCase(Locale.ROOT);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
