package io.github.azureml4j.local.front;

/** Counts the requests of a plane by principal, and tells how many are left. Thread-safe. */
public interface Meter {

    /** Counts nothing. */
    Meter NONE = new Meter() {
        @Override
        public void count(Exchange exchange) {}

        @Override
        public void tell(Exchange exchange, Reply reply) {}
    };

    /** Takes one request from what its principal has left; raises {@link LocalError} 429 where nothing is. */
    void count(Exchange exchange);

    /** Adds what is left to the answer. */
    void tell(Exchange exchange, Reply reply);
}
