package io.github.azureml4j.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.azureml4j.scoring.redaction.Redactor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What must not come back from a server: the credential of a request, and the secrets of its query and its body. */
final class CallSecrets {
    private static final Pattern NAME = Pattern.compile(
            "(?i).*(secret|password|passwd|pwd|token|key|sig|signature|credential|assertion|connectionstring|pat)s?$");
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z]+ ");
    private static final Pattern ADDRESS = Pattern.compile("^(https?://|/)[^?]*$");
    private static final int SHORTEST = 8;

    private final List<String> found = new ArrayList<>();

    private CallSecrets() {}

    static Redactor of(Call call) {
        CallSecrets secrets = new CallSecrets();
        call.headers().forEach(secrets::header);
        secrets.query(call.uri().getRawQuery() == null ? "" : call.uri().getQuery());
        secrets.body(call);
        return Redactor.of(secrets.found);
    }

    private void header(String name, String value) {
        if (name.equalsIgnoreCase("Authorization")) {
            found.add(SCHEME.matcher(value).replaceFirst(""));
        } else {
            named(name, value);
        }
    }

    private void query(String query) {
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            named(pair.substring(0, Math.max(equals, 0)), pair.substring(equals + 1));
        }
    }

    private void body(Call call) {
        String type = call.headers().getOrDefault("Content-Type", "");
        byte[] body = call.body();
        if (body != null && type.contains("json")) {
            fields(parsed(body));
        }
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return Json.mapper().readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    private void fields(JsonNode node) {
        node.properties()
                .forEach(field -> named(field.getKey(), field.getValue().asText("")));
        node.forEach(this::fields);
    }

    /** Names of keys end like keys, but are addresses. */
    private void named(String name, String value) {
        boolean secret = NAME.matcher(name).matches() && !ADDRESS.matcher(value).matches();
        if (secret && value.length() >= SHORTEST) {
            found.add(value);
        }
    }
}
