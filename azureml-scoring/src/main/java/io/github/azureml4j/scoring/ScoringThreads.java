package io.github.azureml4j.scoring;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of one client's asynchronous calls: daemons, made when needed, gone when idle. */
final class ScoringThreads extends ThreadPoolExecutor {

    ScoringThreads(int most) {
        super(most, most, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "azureml4j-scoring");
            thread.setDaemon(true);
            return thread;
        });
        allowCoreThreadTimeOut(true);
    }
}
