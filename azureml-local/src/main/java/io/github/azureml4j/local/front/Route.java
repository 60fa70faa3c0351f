package io.github.azureml4j.local.front;

import org.jspecify.annotations.Nullable;

/**
 * One operation that is really answered.
 *
 * @param operationId the published operation id, or a name of our own where none is published
 */
record Route(
        Hosts hosts,
        String method,
        PathTemplate path,
        @Nullable String queryFlag,
        String operationId,
        Contract contract,
        Guard guard,
        ErrorForm errors,
        Handler handler) {

    /** What the world may know of it. */
    AnsweredOperation toOperation() {
        return new AnsweredOperation(operationId, method, hosts, path.toString(), contract.file());
    }

    /** Whether the query says what the route asks for: {@code comp=list} or a mere {@code restype}. */
    boolean fitsQuery(Exchange exchange) {
        if (queryFlag == null) {
            return true;
        }
        for (String flag : queryFlag.split("&", -1)) {
            String[] parts = flag.split("=", 2);
            String value = exchange.query(parts[0]);
            boolean asWanted = value != null && (parts.length == 1 || value.equalsIgnoreCase(parts[1]));
            if (!asWanted) {
                return false;
            }
        }
        return true;
    }

    /** Flags in the query make a route more exact than one without. */
    int exactness() {
        return path.literals() * 10 + (queryFlag == null ? 0 : queryFlag.split("&", -1).length);
    }
}
