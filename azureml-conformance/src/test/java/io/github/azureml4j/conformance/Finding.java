package io.github.azureml4j.conformance;

import io.github.azureml4j.conformance.traffic.Exchange;

/**
 * One thing that does not hold.
 *
 * @param operation the published operation id, or {@code -}
 * @param file the published file, or {@code -}
 * @param where {@code path}, {@code query}, {@code request}, {@code response}, {@code status} or {@code operation}
 * @param pointer JSON pointer into the body, or the parameter's name
 * @param keyword the schema keyword or rule that is offended
 * @param message what is wrong
 */
record Finding(
        String operation,
        String file,
        String where,
        String pointer,
        String keyword,
        String message,
        Exchange exchange) {

    /** Equal for the same fault of other exchanges, so that each is told once. */
    String key() {
        return String.join(" ", operation, where, pointer.replaceAll("/\\d+", "/*"), keyword);
    }

    @Override
    public String toString() {
        return operation + "  " + where + " " + pointer + ": " + message + " [" + keyword + "]\n      " + file
                + "\n      " + exchange + " at " + exchange.origin();
    }
}
