package io.github.azureml4j.core.security.posture;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The report as one HTML file. */
final class HtmlForm {
    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #d5d8dc; --soft: #5b6470; --mark: #f3f4f6; }
            @media (prefers-color-scheme: dark) { :root { --line: #3a4048; --soft: #a6afbb; --mark: #22262c; } }
            body { font: 15px/1.45 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; margin-bottom: .2rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .4rem; }
            code { overflow-wrap: anywhere; } .soft { color: var(--soft); } a { color: inherit; }
            table { border-collapse: collapse; width: 100%; table-layout: fixed; }
            th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
            th { color: var(--soft); font-weight: 500; } col.id { width: 3.4rem; } col.outcome { width: 6.5rem; } col.evidence { width: 48%; }
            .tag { display: inline-block; min-width: 5rem; text-align: center; border-radius: .6rem; padding: 0 .4rem; font-size: .8rem; color: #fff; }
            .pass { background: #1a7f37; } .fail { background: #b3261e; } .unknown { background: #8a6100; } .info { background: #57606a; }
            .remedy { margin-top: .25rem; } .remedy::before { content: "→ "; } tr:target { background: var(--mark); }
            .only { position: absolute; opacity: 0; } label { cursor: pointer; margin-right: .5rem; }
            .only:checked + label, .only:focus-visible + label { text-decoration: underline; text-underline-offset: .3em; }
            #only-pass:checked ~ main tbody tr:not(.is-pass), #only-fail:checked ~ main tbody tr:not(.is-fail),
            #only-unknown:checked ~ main tbody tr:not(.is-unknown), #only-info:checked ~ main tbody tr:not(.is-info) { display: none; }
            #only-pass:checked ~ main section:not(:has(.is-pass)), #only-fail:checked ~ main section:not(:has(.is-fail)),
            #only-unknown:checked ~ main section:not(:has(.is-unknown)), #only-info:checked ~ main section:not(:has(.is-info)) { display: none; }
            @media (max-width: 45rem) {
              body { margin-top: 1rem; } colgroup, thead { display: none; } table, tbody, tr, td { display: block; }
              tr { border-top: 1px solid var(--line); padding: .5rem 0; } td { border: 0; padding: .1rem 0; }
              td.id, td.outcome { display: inline-block; margin-right: .6rem; }
            }
            @media print {
              body { margin: 0; max-width: none; font-size: 11px; } tr { break-inside: avoid; } h2 { break-after: avoid; }
              .tag { color: #000; background: none; border: 1px solid #000; font-size: 1em; } .show-all, .show-all + label { display: none; }
            }
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
        html.append("<span class=\"soft\">taken ")
                .append(report.takenAt().truncatedTo(ChronoUnit.SECONDS))
                .append("</span></p>\n");
        choices(html, report);
        html.append("<main>\n");
        failures(html, report.failures());
        for (Section section : report.sections()) {
            section(
                    html,
                    section,
                    report.rows().stream()
                            .filter(row -> row.section() == section)
                            .toList());
        }
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    /** The counts, each of which shows its rows alone when it is chosen; style does it, without a script. */
    private static void choices(StringBuilder html, PostureReport report) {
        choice(html, "all", " show-all", " checked", "<span class=\"soft\">all</span>");
        report.counts()
                .forEach((outcome, count) -> choice(html, word(outcome), "", "", tag(outcome, count + " " + outcome)));
    }

    private static void choice(StringBuilder html, String word, String kind, String state, String label) {
        html.append("<input class=\"only").append(kind).append("\" type=\"radio\" name=\"only\" id=\"only-");
        html.append(word)
                .append('"')
                .append(state)
                .append("><label for=\"only-")
                .append(word)
                .append("\">");
        html.append(label).append("</label>\n");
    }

    private static void failures(StringBuilder html, List<PostureRow> failures) {
        if (failures.isEmpty()) {
            return;
        }
        html.append("<section>\n<h2>What fails</h2>\n<ul>\n");
        failures.forEach(row -> html.append("<li class=\"is-fail\"><a href=\"#")
                .append(row.id())
                .append("\">")
                .append(row.id())
                .append("</a> ")
                .append(escaped(row.evidence()))
                .append("</li>\n"));
        html.append("</ul>\n</section>\n");
    }

    private static void section(StringBuilder html, Section section, List<PostureRow> rows) {
        html.append("<section>\n<h2>").append(section.title()).append("</h2>\n<table>\n");
        html.append("<colgroup><col class=\"id\"><col><col class=\"outcome\"><col class=\"evidence\"></colgroup>\n");
        html.append("<thead><tr><th scope=\"col\">Id</th><th scope=\"col\">Statement</th>");
        html.append("<th scope=\"col\">Outcome</th><th scope=\"col\">Evidence</th></tr></thead>\n<tbody>\n");
        rows.forEach(row -> row(html, row));
        html.append("</tbody>\n</table>\n</section>\n");
    }

    private static void row(StringBuilder html, PostureRow row) {
        html.append("<tr id=\"").append(row.id()).append("\" class=\"is-").append(word(row.outcome()));
        html.append("\"><td class=\"id\">").append(row.id());
        html.append("</td><td>").append(escaped(row.statement()));
        html.append("</td><td class=\"outcome\">")
                .append(tag(row.outcome(), row.outcome().name()));
        html.append("</td><td>").append(escaped(row.evidence()));
        if (!row.remedy().isEmpty()) {
            html.append("<div class=\"remedy\">").append(escaped(row.remedy())).append("</div>");
        }
        html.append("</td></tr>\n");
    }

    private static String tag(Outcome outcome, String text) {
        return "<span class=\"tag " + word(outcome) + "\">" + text + "</span>";
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
