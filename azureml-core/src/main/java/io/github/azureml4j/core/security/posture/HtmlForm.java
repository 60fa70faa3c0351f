package io.github.azureml4j.core.security.posture;

import java.util.Locale;

/** The report as one HTML file. */
final class HtmlForm {
    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #d5d8dc; --soft: #6b7280; }
            body { font: 15px/1.45 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; margin-bottom: .2rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .4rem; }
            code { overflow-wrap: anywhere; } .soft { color: var(--soft); }
            table { border-collapse: collapse; width: 100%; table-layout: fixed; }
            th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
            th { color: var(--soft); font-weight: 500; } col.id { width: 3.2rem; } col.outcome { width: 6.5rem; }
            .tag { display: inline-block; min-width: 5rem; text-align: center; border-radius: .6rem; padding: 0 .4rem; font-size: .8rem; color: #fff; }
            .pass { background: #1a7f37; } .fail { background: #b3261e; } .unknown { background: #8a6100; } .info { background: #57606a; }
            .counts .tag { margin-right: .5rem; } .remedy { margin-top: .25rem; } .remedy::before { content: "→ "; }
            @media print { body { margin: 0; max-width: none; font-size: 11px; } tr { break-inside: avoid; } }
            """;

    private HtmlForm() {}

    static String write(PostureReport report) {
        StringBuilder html =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        html.append("<title>Posture report</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
        html.append("<h1>Posture report</h1>\n<p><code>")
                .append(escaped(report.workspace()))
                .append("</code><br>\n");
        html.append("<span class=\"soft\">taken ").append(report.takenAt()).append("</span></p>\n<p class=\"counts\">");
        report.counts().forEach((outcome, count) -> html.append(tag(outcome, count + " " + outcome)));
        html.append("</p>\n");
        for (Section section : Section.values()) {
            section(html, report, section);
        }
        return html.append("</body>\n</html>\n").toString();
    }

    private static void section(StringBuilder html, PostureReport report, Section section) {
        html.append("<h2>").append(section.title()).append("</h2>\n<table>\n");
        html.append("<colgroup><col class=\"id\"><col><col class=\"outcome\"><col></colgroup>\n");
        html.append("<thead><tr><th scope=\"col\">Id</th><th scope=\"col\">Statement</th>");
        html.append("<th scope=\"col\">Outcome</th><th scope=\"col\">Evidence</th></tr></thead>\n<tbody>\n");
        report.rows().stream().filter(row -> row.section() == section).forEach(row -> row(html, row));
        html.append("</tbody>\n</table>\n");
    }

    private static void row(StringBuilder html, PostureRow row) {
        html.append("<tr id=\"").append(row.id()).append("\"><td>").append(row.id());
        html.append("</td><td>").append(escaped(row.statement()));
        html.append("</td><td>").append(tag(row.outcome(), row.outcome().name()));
        html.append("</td><td>").append(escaped(row.evidence()));
        if (!row.remedy().isEmpty()) {
            html.append("<div class=\"remedy\">").append(escaped(row.remedy())).append("</div>");
        }
        html.append("</td></tr>\n");
    }

    private static String tag(Outcome outcome, String text) {
        return "<span class=\"tag " + outcome.name().toLowerCase(Locale.ROOT) + "\">" + text + "</span>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
