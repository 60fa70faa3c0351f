package io.github.azureml4j.core.http;

/**
 * What retries towards one host may cost: a bucket of 500, of which each retry takes 5. A success gives back what its retries
 * took, a first-try success 1, so that scattered faults are ridden out and an outage is not made worse. Thread-safe.
 */
final class RetryBudget {
    static final int CAPACITY = 500;
    static final int COST = 5;

    private int left = CAPACITY;

    synchronized boolean take() {
        if (left < COST) {
            return false;
        }
        left -= COST;
        return true;
    }

    synchronized void succeeded(int retries) {
        left = Math.min(CAPACITY, left + (retries == 0 ? 1 : retries * COST));
    }
}
