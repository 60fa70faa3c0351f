package io.github.azureml4j.local.monitor.kql;

/** An expression and the column that it becomes. */
record Named(String name, Expression expression) {}
