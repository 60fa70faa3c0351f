package io.github.azureml4j.local.front;

import java.util.function.UnaryOperator;

/** Says who may do what, once a guard has found out who is calling and before any handler runs. Thread-safe. */
@FunctionalInterface
public interface Authorizer {

    /** Lets everybody do everything. */
    Authorizer NONE = (operation, exchange) -> UnaryOperator.identity();

    /**
     * Raises {@link LocalError} 403 where the caller may not do this.
     *
     * @return what becomes of the answer: lists lose what the caller may not see
     */
    UnaryOperator<Reply> check(AnsweredOperation operation, Exchange exchange);
}
