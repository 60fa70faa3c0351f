package io.github.azureml4j.local.front;

/** What a plane looks at before any of its handlers runs: registration of a provider, locks. Thread-safe. */
@FunctionalInterface
public interface Gate {

    /** Raises {@link LocalError} where the plane refuses whatever the handler would say. */
    void check(Exchange exchange);
}
