package io.github.azureml4j.local.entra.pages;

/** A form that is posted. Its ids are for whoever drives the page. */
public final class Form {

    private final String action;
    private final StringBuilder fields = new StringBuilder();

    public Form(String action) {
        this.action = action;
    }

    /** A field that people do not see. */
    public Form hidden(String name, String value) {
        fields.append("<input type=\"hidden\"").append(attribute("name", name)).append(attribute("value", value));
        fields.append(">\n");
        return this;
    }

    /** A labelled field, of which name and id are the same. */
    public Form field(String name, String label, String type, String autocomplete, String value) {
        fields.append("<label").append(attribute("for", name)).append(">");
        fields.append(Html.escape(label)).append("</label>\n<input");
        fields.append(attribute("id", name)).append(attribute("name", name)).append(attribute("type", type));
        fields.append(attribute("autocomplete", autocomplete)).append(attribute("value", value));
        fields.append(" autofocus>\n");
        return this;
    }

    /** A button that says which it was in the field {@code action}. */
    public Form button(String action, String label) {
        fields.append("<button type=\"submit\" name=\"action\"").append(attribute("id", action));
        fields.append(attribute("value", action)).append(">");
        fields.append(Html.escape(label)).append("</button>\n");
        return this;
    }

    /** A button for browsers without scripts. */
    public Form buttonWithoutScript(String label) {
        fields.append("<noscript><button type=\"submit\">").append(Html.escape(label));
        fields.append("</button></noscript>\n");
        return this;
    }

    String html() {
        return "<form method=\"post\"" + attribute("action", action) + ">\n" + fields + "</form>\n";
    }

    private static String attribute(String name, String value) {
        return " " + name + "=\"" + Html.escape(value) + "\"";
    }
}
