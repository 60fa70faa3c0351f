package io.github.azureml4j.local.front;

/** Told of each exchange that a route answered, refusals too, after the fact. Must not raise anything and must not block. */
@FunctionalInterface
public interface Observer {

    void answered(Observation observation);
}
