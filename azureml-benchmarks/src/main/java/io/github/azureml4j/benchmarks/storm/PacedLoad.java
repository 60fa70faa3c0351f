package io.github.azureml4j.benchmarks.storm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that each call at fixed instants, whether or not the call before was slow. A latency is counted from the instant
 * at which the call was due, so that one stall is felt by every call that it delays; a closed loop would count it once
 * for each thread and call that the whole truth.
 *
 * @param threads how many
 * @param perSecond calls a second of each thread
 */
record PacedLoad(int threads, int perSecond) {

    Latencies run(Contestant contestant, Duration length) throws InterruptedException {
        long period = 1_000_000_000L / perSecond;
        long start = System.nanoTime() + 10_000_000;
        long end = start + length.toNanos();
        Latencies latencies = new Latencies();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            long first = start + period * i / threads;
            Thread thread = new Thread(() -> call(contestant, first, period, end, latencies), "storm-" + i);
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            thread.join();
        }
        return latencies;
    }

    private static void call(Contestant contestant, long first, long period, long end, Latencies latencies) {
        for (long due = first; due < end; due += period) {
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            boolean served = served(contestant);
            latencies.add(System.nanoTime() - due, served);
        }
    }

    private static boolean served(Contestant contestant) {
        try {
            contestant.call();
            return true;
        } catch (Exception failed) {
            return false;
        }
    }
}
