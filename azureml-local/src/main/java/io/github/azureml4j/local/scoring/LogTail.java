package io.github.azureml4j.local.scoring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines that a program wrote. Thread-safe. */
final class LogTail {

    private static final int KEPT = 5_000;

    private final Deque<String> lines = new ArrayDeque<>();
    private final StringBuilder unfinished = new StringBuilder();

    synchronized void add(byte[] bytes) {
        unfinished.append(new String(bytes, StandardCharsets.UTF_8));
        int newline = unfinished.indexOf("\n");
        while (newline >= 0) {
            addLine(unfinished.substring(0, newline));
            unfinished.delete(0, newline + 1);
            newline = unfinished.indexOf("\n");
        }
    }

    /** At most so many lines, oldest first. */
    synchronized List<String> last(int count) {
        List<String> all = new java.util.ArrayList<>(lines);
        if (unfinished.length() > 0) {
            all.add(unfinished.toString());
        }
        return List.copyOf(all.subList(Math.max(0, all.size() - count), all.size()));
    }

    private void addLine(String line) {
        lines.add(line);
        if (lines.size() > KEPT) {
            lines.poll();
        }
    }
}
