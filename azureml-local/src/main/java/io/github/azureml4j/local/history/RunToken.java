package io.github.azureml4j.local.history;

import java.time.Instant;

/**
 * A token of a run.
 *
 * @param value what the run sends as bearer
 * @param expires when it stops being accepted
 */
public record RunToken(String value, Instant expires) {

    /** Without the token. */
    @Override
    public String toString() {
        return "RunToken[expires " + expires + "]";
    }
}
