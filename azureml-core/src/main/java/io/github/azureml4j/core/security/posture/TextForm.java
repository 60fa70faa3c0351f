package io.github.azureml4j.core.security.posture;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The report as lines. */
final class TextForm {
    private TextForm() {}

    static String write(PostureReport report) {
        StringBuilder text = new StringBuilder("Posture of " + report.workspace() + "\n");
        text.append("taken ")
                .append(report.takenAt().truncatedTo(ChronoUnit.SECONDS))
                .append(": ")
                .append(counts(report))
                .append('\n');
        for (Section section : report.sections()) {
            text.append('\n').append(section.title()).append('\n');
            report.rows().stream().filter(row -> row.section() == section).forEach(row -> append(text, row));
        }
        return text.toString();
    }

    /** {@code 12 PASS, 3 FAIL, 2 UNKNOWN, 60 INFO}. */
    static String counts(PostureReport report) {
        return Arrays.stream(Outcome.values())
                .map(outcome -> report.counts().get(outcome) + " " + outcome)
                .collect(Collectors.joining(", "));
    }

    private static void append(StringBuilder text, PostureRow row) {
        text.append(String.format("  %-4s %-8s%s%n", row.id(), row.outcome(), row.statement())
                .replace("\r", ""));
        text.append(" ".repeat(15)).append(row.evidence()).append('\n');
        if (!row.remedy().isEmpty()) {
            text.append(" ".repeat(15)).append("-> ").append(row.remedy()).append('\n');
        }
    }
}
