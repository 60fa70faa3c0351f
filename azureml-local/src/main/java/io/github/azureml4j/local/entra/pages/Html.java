package io.github.azureml4j.local.entra.pages;

/** Text as HTML writes it. */
final class Html {

    private Html() {}

    /** Safe between tags and inside quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
