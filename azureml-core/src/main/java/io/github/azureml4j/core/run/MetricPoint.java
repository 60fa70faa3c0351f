package io.github.azureml4j.core.run;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A logged value with the identity under which the service stores it once, however often it is sent. */
record MetricPoint(UUID id, String name, @Nullable Long step, double value, Instant logged) {}
