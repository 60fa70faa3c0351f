package io.github.azureml4j.local.deployments.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.azureml4j.local.front.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Works out the expressions of a template in an environment. Immutable. */
public final class Evaluator {

    private final Environment environment;

    public Evaluator(Environment environment) {
        this.environment = environment;
    }

    /** A copy with every expression in it replaced by its value. */
    public JsonNode evaluate(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties()
                    .forEach(field ->
                            copy.set(evaluate(new TextNode(field.getKey())).asText(), evaluate(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.array();
            array.forEach(item -> copy.add(evaluate(item)));
            return copy;
        }
        return node.isTextual() ? string(node) : node;
    }

    /** The text that a template's string means. */
    public String text(JsonNode node) {
        return evaluate(node).asText();
    }

    /** Every call in every expression of a document. */
    public static Stream<Expression.Call> calls(JsonNode node) {
        if (node.isTextual()) {
            return ExpressionParser.parse(node.asText()).stream().flatMap(Expression::calls);
        }
        return StreamSupport.stream(node.spliterator(), false).flatMap(Evaluator::calls);
    }

    /** The value of an expression. */
    public JsonNode value(Expression expression) {
        if (expression instanceof Expression.Constant constant) {
            return constant.value();
        }
        if (expression instanceof Expression.Member member) {
            return Members.of(value(member.of()), value(member.key()));
        }
        return call((Expression.Call) expression);
    }

    private JsonNode string(JsonNode node) {
        String text = node.asText();
        Optional<Expression> expression = ExpressionParser.parse(text);
        if (expression.isPresent()) {
            return value(expression.get());
        }
        return text.startsWith("[[") ? new TextNode(text.substring(1)) : node;
    }

    private JsonNode call(Expression.Call call) {
        String function = call.function().toLowerCase(Locale.ROOT);
        if (function.equals("if")) {
            return chosen(call);
        }
        List<JsonNode> values = call.arguments().stream().map(this::value).toList();
        Arguments arguments = new Arguments(call.function(), values);
        return Functions.call(function, arguments)
                .or(() -> environment.call(function, arguments))
                .orElseThrow(() -> InvalidTemplate.because("The template function '" + call.function()
                        + "' is not valid, or is not implemented by azureml-local."));
    }

    /** Only the branch that is taken is worked out, as the other may ask for what is not there. */
    private JsonNode chosen(Expression.Call call) {
        if (call.arguments().size() != 3) {
            throw InvalidTemplate.because("The template function 'if' wants 3 arguments.");
        }
        Arguments condition = new Arguments("if", List.of(value(call.arguments().get(0))));
        return value(call.arguments().get(condition.bool(0) ? 1 : 2));
    }

    /** JSON's null as a value. */
    static JsonNode nothing() {
        return NullNode.getInstance();
    }
}
