package io.github.azureml4j.core.security.posture;

import java.util.function.Function;

/** The forms a posture report is written in. */
public enum Format {
    /** Lines for a terminal or a log, what failed first in each part. */
    TEXT(TextForm::write),
    /** Tables that GitHub, GitLab and wikis show. */
    MARKDOWN(MarkdownForm::write),
    /** One file without scripts or references to other hosts, readable in any browser and on paper. */
    HTML(HtmlForm::write),
    /** For programs; the field names are part of this SDK's compatibility promise. */
    JSON(JsonForm::write),
    /** SARIF 2.1.0, for code-scanning dashboards. */
    SARIF(SarifForm::write);

    @SuppressWarnings("ImmutableEnumChecker") // A reference to a method that keeps nothing.
    private final Function<PostureReport, String> form;

    Format(Function<PostureReport, String> form) {
        this.form = form;
    }

    String write(PostureReport report) {
        return form.apply(report);
    }
}
