package io.github.azureml4j.core.run;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How far one log file was read: bytes in, whole lines out, each once. Not thread-safe. */
final class LogFile {

    private final String name;
    private long offset;
    private long lines;
    /** Bytes of a line that has no end yet: a character or a line may be cut anywhere by a range. */
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

    LogFile(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Where the next range begins. */
    long offset() {
        return offset;
    }

    List<LogLine> accept(byte[] bytes) {
        offset += bytes.length;
        List<LogLine> complete = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                rest.write(bytes, from, i - from);
                complete.add(takeLine());
                from = i + 1;
            }
        }
        rest.write(bytes, from, bytes.length - from);
        return complete;
    }

    /** The last line, if the file did not end with a line end. */
    List<LogLine> end() {
        return rest.size() == 0 ? List.of() : List.of(takeLine());
    }

    private LogLine takeLine() {
        String text = rest.toString(StandardCharsets.UTF_8);
        rest.reset();
        lines++;
        return new LogLine(name, lines, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
