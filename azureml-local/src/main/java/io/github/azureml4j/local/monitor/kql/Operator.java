package io.github.azureml4j.local.monitor.kql;

import java.time.Instant;

/** One step of a query. */
@FunctionalInterface
interface Operator {

    Table apply(Table table, Instant now);
}
