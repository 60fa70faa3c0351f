package io.github.azureml4j.benchmarks.storm;

import java.util.Arrays;

/** Every latency of a run, so that percentiles are exact. Thread-safe. */
final class Latencies {

    private long[] nanos = new long[1 << 16];
    private int size;
    private int failures;

    synchronized void add(long latency, boolean served) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        nanos[size++] = latency;
        failures += served ? 0 : 1;
    }

    synchronized void addAll(Latencies more) {
        long[] others = more.sorted();
        long[] both = Arrays.copyOf(nanos, size + others.length);
        System.arraycopy(others, 0, both, size, others.length);
        nanos = both;
        size = both.length;
        failures += more.failures();
    }

    synchronized int calls() {
        return size;
    }

    synchronized int failures() {
        return failures;
    }

    /** Milliseconds that so many thousandths of the calls kept within. */
    double quantile(int thousandths) {
        long[] sorted = sorted();
        int rank = (int) Math.ceil(sorted.length * (thousandths / 1_000.0));
        return sorted.length == 0 ? 0 : sorted[Math.max(rank, 1) - 1] / 1_000_000.0;
    }

    private synchronized long[] sorted() {
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
