package io.github.azureml4j.core.security.posture;

import java.time.temporal.ChronoUnit;

/** The report as Markdown tables. */
final class MarkdownForm {
    private MarkdownForm() {}

    static String write(PostureReport report) {
        StringBuilder text = new StringBuilder("# Posture report\n\n");
        text.append('`')
                .append(report.workspace())
                .append("`, ")
                .append(report.takenAt().truncatedTo(ChronoUnit.SECONDS))
                .append("\n\n");
        text.append(TextForm.counts(report)).append("\n");
        for (Section section : report.sections()) {
            text.append("\n## ").append(section.title()).append("\n\n");
            text.append("| | Statement | Outcome | Evidence | Remedy |\n| --- | --- | --- | --- | --- |\n");
            report.rows().stream().filter(row -> row.section() == section).forEach(row -> append(text, row));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, PostureRow row) {
        text.append("| ").append(row.id());
        text.append(" | ").append(cell(row.statement()));
        text.append(" | ").append(row.outcome());
        text.append(" | ").append(cell(row.evidence()));
        text.append(" | ").append(cell(row.remedy())).append(" |\n");
    }

    /** Names come from other people: none may end a cell, begin a tag or become a link. */
    private static String cell(String text) {
        return text.replaceAll("[\\r\\n]+", " ").replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
    }
}
