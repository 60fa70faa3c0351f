package io.github.azureml4j.local.http;

import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** A thread a connection: virtual where the JVM has them, else daemon threads of a cached pool. */
final class ConnectionThreads {

    private ConnectionThreads() {}

    static ExecutorService create() {
        try {
            // By reflection, since the bytecode is that of Java 17.
            Method virtual = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
            return (ExecutorService) virtual.invoke(null);
        } catch (ReflectiveOperationException olderThanJava21) {
            return Executors.newCachedThreadPool(daemons());
        }
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "azureml-local-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
