package io.github.azureml4j.core.data;

import io.github.azureml4j.core.AzureMlException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Does a list of things, so many at a time, and stops at the first that fails. */
final class Workers {
    private Workers() {}

    static <T> void forEach(Collection<T> items, int parallel, Consumer<T> action) {
        if (items.size() < 2) { // no threads for a single file
            items.forEach(action);
            return;
        }
        int threads = Math.min(parallel, items.size());
        ExecutorService pool = Executors.newFixedThreadPool(threads, Workers::thread);
        try {
            await(start(pool, threads, new ConcurrentLinkedQueue<>(items), action));
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> List<Future<?>> start(ExecutorService pool, int threads, Queue<T> queue, Consumer<T> action) {
        AtomicBoolean failed = new AtomicBoolean();
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(pool.submit(worker(queue, action, failed)));
        }
        return workers;
    }

    private static <T> Callable<Void> worker(Queue<T> queue, Consumer<T> action, AtomicBoolean failed) {
        return () -> {
            boolean good = false;
            try {
                for (T item = queue.poll(); item != null && !failed.get(); item = queue.poll()) {
                    action.accept(item);
                }
                good = true;
            } finally {
                failed.compareAndSet(false, !good);
            }
            return null;
        };
    }

    private static void await(List<Future<?>> workers) {
        for (Future<?> worker : workers) {
            try {
                worker.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AzureMlException("interrupted during a transfer", e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new AzureMlException("a transfer failed", e.getCause());
            }
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "azureml4j-transfer");
        thread.setDaemon(true);
        return thread;
    }
}
