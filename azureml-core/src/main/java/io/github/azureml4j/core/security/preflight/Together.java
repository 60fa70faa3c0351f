package io.github.azureml4j.core.security.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs checks at the same time and tells what they found in their own order. */
final class Together {
    private static final int AT_ONCE = 8;

    private Together() {}

    static List<Finding> look(List<Check> checks) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Together::daemon);
        try {
            List<CompletableFuture<List<Finding>>> asked = checks.stream()
                    .map(check -> CompletableFuture.supplyAsync(check::look, threads))
                    .toList();
            List<Finding> found = new ArrayList<>();
            asked.forEach(answer -> found.addAll(answer.join()));
            return found;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "azureml4j-preflight");
        thread.setDaemon(true);
        return thread;
    }
}
