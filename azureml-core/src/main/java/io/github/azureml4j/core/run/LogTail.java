package io.github.azureml4j.core.run;

import io.github.azureml4j.scoring.redaction.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The last lines of a run's log, for the message of a failure. */
final class LogTail {

    private static final int LINES = 20;
    private static final int BYTES = 16 * 1024;

    private LogTail() {}

    static List<String> of(RunDetails details, SignedContent content) {
        List<String> lines = new ArrayList<>();
        for (String name : LogNames.streamed(details.signedLogs().keySet())) {
            byte[] tail = content.tail(details.signedLogs().getOrDefault(name, ""), BYTES);
            new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    .map(Redactor.SHAPES::text)
                    .forEach(lines::add);
        }
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }
}
