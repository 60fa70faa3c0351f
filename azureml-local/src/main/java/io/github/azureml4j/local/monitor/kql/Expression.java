package io.github.azureml4j.local.monitor.kql;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a row gives. */
@FunctionalInterface
interface Expression {

    @Nullable
    Object of(Row row);

    /** Whether it is true of the row; null is not. */
    default boolean holds(Row row) {
        Object value = Values.plain(of(row));
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw KqlError.semantic("a condition is of type " + Values.type(value) + " and not bool.");
    }

    /** A row and the time of the query. */
    record Row(Map<String, @Nullable Object> values, Instant now) {}
}
