package io.github.azureml4j.local.deployments.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.function.LongBinaryOperator;

/** Functions that calculate. */
final class NumberFunctions {

    private NumberFunctions() {}

    static void declare(Functions.Catalogue functions) {
        functions.add("int", NumberFunctions::toInt);
        functions.add("add", call -> of(calculated(call, Math::addExact)));
        functions.add("sub", call -> of(calculated(call, Math::subtractExact)));
        functions.add("mul", call -> of(calculated(call, Math::multiplyExact)));
        functions.add("div", call -> of(calculated(call, (a, b) -> a / b)));
        functions.add("mod", call -> of(calculated(call, (a, b) -> a % b)));
    }

    static JsonNode of(long value) {
        return LongNode.valueOf(value);
    }

    private static JsonNode toInt(Arguments call) {
        try {
            return of(Long.parseLong(call.value(0).asText().trim()));
        } catch (NumberFormatException e) {
            throw call.unexpected(0, "an integer or the text of one");
        }
    }

    private static long calculated(Arguments call, LongBinaryOperator operator) {
        try {
            return operator.applyAsLong(call.number(0), call.number(1));
        } catch (ArithmeticException e) {
            throw InvalidTemplate.because(
                    "The template function '" + call.function() + "' cannot be calculated: " + e.getMessage() + ".");
        }
    }
}
