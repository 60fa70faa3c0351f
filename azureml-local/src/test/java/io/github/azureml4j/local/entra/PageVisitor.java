package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through sign-in pages as a browser without scripts does: reads the form, fills it in, posts it. */
final class PageVisitor {

    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"");
    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final WireClient wire;
    private Answer page;

    PageVisitor(WireClient wire, String url) {
        this.wire = wire;
        this.page = wire.send("GET", url, null);
    }

    Answer page() {
        return page;
    }

    /** Posts the page's form with one field filled in and one button pressed. */
    PageVisitor press(String button, String field, String value) {
        Map<String, String> form = fields(page.text());
        form.put(field, value);
        form.put("action", button);
        page = wire.form(action(), form);
        return this;
    }

    PageVisitor press(String button) {
        return press(button, "ignored", "");
    }

    PageVisitor signIn(String userName, String password) {
        return press("next", "username", userName).press("next", "password", password);
    }

    /** Where the page's form leads. */
    String action() {
        Matcher action = ACTION.matcher(page.text());
        if (!action.find()) {
            throw new AssertionError("no form: " + page.status() + " " + page.text());
        }
        return unescape(action.group(1));
    }

    /** The fields of the page's form. */
    Map<String, String> fields() {
        return fields(page.text());
    }

    /** The values that the browser is redirected with. */
    Map<String, String> redirected() {
        URI location = URI.create(page.header("Location"));
        String raw = location.getRawQuery() == null ? location.getRawFragment() : location.getRawQuery();
        Map<String, String> values = new HashMap<>();
        for (String pair : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    private static Map<String, String> fields(String html) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(html);
        while (input.find()) {
            Map<String, String> attributes = new HashMap<>();
            Matcher attribute = ATTRIBUTE.matcher(input.group());
            while (attribute.find()) {
                attributes.put(attribute.group(1), unescape(attribute.group(2)));
            }
            fields.put(attributes.getOrDefault("name", ""), attributes.getOrDefault("value", ""));
        }
        return fields;
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
