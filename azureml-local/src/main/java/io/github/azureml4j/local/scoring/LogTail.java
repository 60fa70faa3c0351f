package io.github.azureml4j.local.scoring;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last lines that a program wrote. Thread-safe. */
final class LogTail {

    private static final int KEPT_LINES = 5_000;
    private static final int LONGEST_LINE = 64 * 1024;

    private final Deque<String> lines = new ArrayDeque<>();

    /** Bytes and not text, since a piece of output may end within a character. */
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();

    synchronized void add(byte[] bytes) {
        for (byte next : bytes) {
            if (next == '\n') {
                endLine();
            } else {
                unfinished.write(next);
                if (unfinished.size() == LONGEST_LINE) {
                    endLine();
                }
            }
        }
    }

    /** At most so many lines, oldest first. */
    synchronized List<String> last(int count) {
        List<String> all = new ArrayList<>(lines);
        if (unfinished.size() > 0) {
            all.add(unfinished.toString(StandardCharsets.UTF_8));
        }
        return List.copyOf(all.subList(Math.max(0, all.size() - count), all.size()));
    }

    private void endLine() {
        lines.add(unfinished.toString(StandardCharsets.UTF_8));
        unfinished.reset();
        if (lines.size() > KEPT_LINES) {
            lines.poll();
        }
    }
}
