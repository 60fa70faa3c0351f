package io.github.azureml4j.local.monitor.kql;

import io.github.azureml4j.local.front.LocalError;

/** What is wrong with a query, or not built here. */
final class KqlError {

    private KqlError() {}

    static LocalError syntax(String message) {
        return LocalError.badRequest("SyntaxError", "Syntax Error: " + message);
    }

    static LocalError semantic(String message) {
        return LocalError.badRequest("SemanticError", "A semantic error occurred: " + message);
    }

    static LocalError unbuilt(String what) {
        return LocalError.notImplemented(what + " of the query language");
    }
}
