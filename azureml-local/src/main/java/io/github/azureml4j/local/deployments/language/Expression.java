package io.github.azureml4j.local.deployments.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** A parsed expression of a template. Immutable. */
public sealed interface Expression {

    /** A text or a number. */
    record Constant(JsonNode value) implements Expression {}

    /** A function with its arguments. */
    record Call(String function, List<Expression> arguments) implements Expression {

        /** Copies the arguments. */
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A property or an element of what another expression gives. */
    record Member(Expression of, Expression key) implements Expression {}

    /** Every call in the expression, outer ones first. */
    default Stream<Call> calls() {
        if (this instanceof Call call) {
            return Stream.concat(Stream.of(call), call.arguments().stream().flatMap(Expression::calls));
        }
        if (this instanceof Member member) {
            return Stream.concat(member.of().calls(), member.key().calls());
        }
        return Stream.empty();
    }
}
