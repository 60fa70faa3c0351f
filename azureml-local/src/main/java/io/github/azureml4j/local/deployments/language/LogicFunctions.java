package io.github.azureml4j.local.deployments.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/** Functions that say yes or no. */
final class LogicFunctions {

    private LogicFunctions() {}

    static void declare(Functions.Catalogue functions) {
        functions.add("equals", call -> of(same(call.value(0), call.value(1))));
        functions.add("and", call -> of(IntStream.range(0, call.count()).allMatch(call::bool)));
        functions.add("or", call -> of(IntStream.range(0, call.count()).anyMatch(call::bool)));
        functions.add("not", call -> of(!call.bool(0)));
        functions.add("true", call -> of(true));
        functions.add("false", call -> of(false));
        functions.add("null", call -> Evaluator.nothing());
        functions.add("bool", LogicFunctions::bool);
        functions.add("less", call -> of(compared(call, order -> order < 0)));
        functions.add("lessOrEquals", call -> of(compared(call, order -> order <= 0)));
        functions.add("greater", call -> of(compared(call, order -> order > 0)));
        functions.add("greaterOrEquals", call -> of(compared(call, order -> order >= 0)));
        functions.add(
                "coalesce",
                call -> call.values().stream()
                        .filter(value -> !value.isNull())
                        .findFirst()
                        .orElse(Evaluator.nothing()));
    }

    static JsonNode of(boolean value) {
        return BooleanNode.valueOf(value);
    }

    /** Numbers by value, whatever their width; everything else as it is, texts with their case. */
    static boolean same(JsonNode one, JsonNode other) {
        return (one.isIntegralNumber() && other.isIntegralNumber())
                ? one.asLong() == other.asLong()
                : one.equals(other);
    }

    private static JsonNode bool(Arguments call) {
        JsonNode value = call.value(0);
        String text = value.asText().toLowerCase(java.util.Locale.ROOT);
        if (value.isIntegralNumber()) {
            return of(value.asLong() != 0);
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw call.unexpected(0, "'true' or 'false'");
        }
        return of(text.equals("true"));
    }

    private static boolean compared(Arguments call, LongPredicate wanted) {
        return wanted.test(
                call.value(0).isTextual()
                        ? call.text(0).compareTo(call.text(1))
                        : Long.compare(call.number(0), call.number(1)));
    }
}
