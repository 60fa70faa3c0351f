package io.github.azureml4j.local.entra;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A password of an application.
 *
 * @param end when it stops being good, null for never
 */
record Secret(String value, @Nullable Instant end) {

    boolean expired(Instant now) {
        return end != null && !now.isBefore(end);
    }

    @Override
    public String toString() {
        return "Secret[" + (end == null ? "" : "until " + end) + "]";
    }
}
