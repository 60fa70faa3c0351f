package io.github.azureml4j.testkit;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What the loggers of this JVM say, down to TRACE, while it is open; one at a time. Servers that run in the same JVM are
 * left out: they are shown secrets by their nature. Works in modules whose tests name {@link CapturingLogs} as their SLF4J
 * provider.
 */
public final class CapturedLogs implements AutoCloseable {

    private static final List<String> SERVERS =
            List.of("io.github.azureml4j.local", "org.eclipse.jetty", "wiremock", "WireMock", "com.github.tomakehurst");

    private static volatile @Nullable CapturedLogs open;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private CapturedLogs() {}

    /** {@return the capture, begun} */
    public static CapturedLogs start() {
        CapturedLogs logs = new CapturedLogs();
        open = logs;
        return logs;
    }

    /** {@return all lines so far, with the stack traces of what was logged with them} */
    public String text() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        open = null;
    }

    static boolean listensTo(String logger) {
        return open != null && SERVERS.stream().noneMatch(logger::startsWith);
    }

    static void add(String line) {
        CapturedLogs logs = open;
        if (logs != null) {
            logs.lines.add(line);
        }
    }
}
