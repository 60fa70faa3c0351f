package io.github.azureml4j.core.security.posture;

import io.github.azureml4j.core.AzureMlException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Holds statements against a workspace, a few at a time: most of the time of a report is waiting for answers. */
final class Survey {
    private static final int AT_A_TIME = 6;

    private Survey() {}

    /**
     * The rows in the order of the statements.
     *
     * @param progress told of each in that order, in this thread
     */
    static List<PostureRow> of(Estate estate, List<Control> controls, Consumer<PostureRow> progress) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, Survey::thread);
        try {
            List<Future<PostureRow>> begun = controls.stream()
                    .map(control -> threads.submit(() -> control.hold(estate)))
                    .toList();
            List<PostureRow> rows = new ArrayList<>();
            for (Future<PostureRow> one : begun) {
                PostureRow row = one.get();
                progress.accept(row);
                rows.add(row);
            }
            return rows;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AzureMlException("interrupted while looking at the posture of a workspace", e);
        } catch (ExecutionException e) {
            throw new AzureMlException("the posture of a workspace could not be looked at", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "azureml4j-posture");
        thread.setDaemon(true);
        return thread;
    }
}
