package io.github.azureml4j.benchmarks.storm;

/** A way to call a service with a token that expires. Thread-safe. */
interface Contestant extends AutoCloseable {

    /** One call; throws unless it was answered with 200. */
    void call() throws Exception;

    @Override
    void close();
}
