package io.github.azureml4j.scoring.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A purse for retries, one for each service. A retry costs 5 of 500; a call that succeeds pays back what its retries
 * took, and one that succeeds at once puts in 1. Single failures are thus always repeated, while a total outage soon
 * costs no more than one attempt a call. The shape is that of the AWS SDKs' standard mode. Thread-safe.
 */
public final class RetryBudget {

    private final int capacity;
    private final int cost;
    private final AtomicInteger balance;

    private RetryBudget(int capacity, int cost) {
        this.capacity = capacity;
        this.cost = cost;
        this.balance = new AtomicInteger(capacity);
    }

    /** {@return a full purse of 500 from which a retry takes 5} */
    public static RetryBudget standard() {
        return of(500, 5);
    }

    /**
     * A purse of another size.
     *
     * @param capacity what it holds at most, and at first; 0 forbids retries
     * @param cost what a retry takes, at least 1
     * @return a full purse
     */
    public static RetryBudget of(int capacity, int cost) {
        if (capacity < 0 || cost < 1) {
            throw new IllegalArgumentException("a budget of " + capacity + " with retries at " + cost);
        }
        return new RetryBudget(capacity, cost);
    }

    /** {@return whether there was enough for one retry, which is then paid for} */
    public boolean tryTake() {
        int before = balance.get();
        while (before >= cost) {
            if (balance.compareAndSet(before, before - cost)) {
                return true;
            }
            before = balance.get();
        }
        return false;
    }

    /**
     * Pays back after a call that succeeded.
     *
     * @param retries how many retries the call has taken; 0 when it succeeded at once
     */
    public void succeeded(int retries) {
        if (balance.get() >= capacity) {
            return;
        }
        int deposit = retries == 0 ? 1 : retries * cost;
        balance.updateAndGet(before -> Math.min(capacity, before + deposit));
    }

    /** {@return what is left} */
    public int balance() {
        return balance.get();
    }
}
