package io.github.azureml4j.core.http;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One node of the error tree that a service answered with.
 *
 * @param code the code at this level
 * @param message the message at this level
 * @param target what the error is about, if said
 * @param causes the deeper levels: details and inner errors, in the order of the document
 */
public record ErrorBody(
        String code, String message, @Nullable String target, List<ErrorBody> causes) {
    /** Copies the causes. */
    public ErrorBody {
        causes = List.copyOf(causes);
    }

    /** The same tree in other words. */
    ErrorBody told(UnaryOperator<String> words) {
        return new ErrorBody(
                words.apply(code),
                words.apply(message),
                target == null ? null : words.apply(target),
                causes.stream().map(cause -> cause.told(words)).toList());
    }

    /** The deepest first cause: where the truth usually is. */
    public ErrorBody innermost() {
        return causes.isEmpty() ? this : causes.get(0).innermost();
    }

    /**
     * Whether this code stands at any level.
     *
     * @param wanted a code, in any case
     */
    public boolean hasCode(String wanted) {
        return code.equalsIgnoreCase(wanted) || causes.stream().anyMatch(cause -> cause.hasCode(wanted));
    }
}
