package io.github.azureml4j.local.processes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what a process wrote, and lets a test wait for a number of lines. */
final class Collected implements Consumer<byte[]> {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized void accept(byte[] more) {
        bytes.writeBytes(more);
        notifyAll();
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The processes whose ids the first lines name. */
    synchronized List<ProcessHandle> pids(int count) throws InterruptedException {
        while (text().lines().count() < count || !text().endsWith("\n")) {
            wait();
        }
        return text().lines()
                .limit(count)
                .map(line -> ProcessHandle.of(Long.parseLong(line)).orElseThrow())
                .toList();
    }
}
