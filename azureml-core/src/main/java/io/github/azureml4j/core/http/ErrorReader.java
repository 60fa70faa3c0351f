package io.github.azureml4j.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.scoring.redaction.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads every form in which the planes say no: Resource Manager's envelope, the same with {@code innerError} (run history) or with
 * {@code additionalInfo} (managementfrontend) or with the resource provider's answer as text in the {@code message} (deployments),
 * model management without envelope, the inference server's {@code message}, Entra, storage's XML, and the text or HTML of a gateway.
 */
public final class ErrorReader {
    private static final int LONGEST = 500;
    private static final Pattern XML = Pattern.compile("<Code>([^<]*)</Code>\\s*<Message>([^<]*)</Message>");
    private static final Pattern TITLE = Pattern.compile("<title>([^<]*)</title>", Pattern.CASE_INSENSITIVE);

    private ErrorReader() {}

    /**
     * The error tree of an answer, without the secrets that the answer repeats.
     *
     * @param response an answer of 400 or above
     */
    public static ErrorBody read(ServiceResponse response) {
        return read(response.status(), response.body(), response.redactor());
    }

    /**
     * The error tree of a JSON document that holds an error in the middle, such as the status of an operation.
     *
     * @param document an error, with or without envelope
     * @param status the code to fall back to
     */
    public static ErrorBody read(JsonNode document, String status) {
        return read(document, status, Redactor.SHAPES);
    }

    /**
     * The same, for a document that may repeat what is known to be secret.
     *
     * @param document an error, with or without envelope
     * @param status the code to fall back to
     * @param redactor knows the secrets
     */
    public static ErrorBody read(JsonNode document, String status, Redactor redactor) {
        return told(tree(document, status), redactor);
    }

    private static ErrorBody tree(JsonNode document, String status) {
        JsonNode error = document.path("error");
        if (error.isObject()) {
            return node(error, status, "no message");
        }
        if (error.isTextual()) {
            return leaf(error.asText(), text(document, "error_description", "no message"));
        }
        return node(document, status, "no message");
    }

    static ErrorBody read(int status, byte[] body) {
        return read(status, body, Redactor.SHAPES);
    }

    private static ErrorBody read(int status, byte[] body, Redactor redactor) {
        return told(tree(status, body), redactor);
    }

    /** Shortened last: of a secret that is cut, a part would stay. */
    private static ErrorBody told(ErrorBody error, Redactor redactor) {
        return error.told(text -> shortened(redactor.text(text)));
    }

    private static ErrorBody tree(int status, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        String fallback = "HTTP " + status;
        JsonNode json = json(text);
        if (json != null) {
            return tree(json, fallback);
        }
        Matcher xml = XML.matcher(text);
        return xml.find() ? leaf(xml.group(1), xml.group(2)) : leaf(fallback, plain(text));
    }

    private static ErrorBody node(JsonNode error, String code, String message) {
        String ownCode = text(error, "code", code);
        String ownMessage = text(error, "message", message);
        String target = error.path("target").isTextual() ? error.path("target").asText() : null;
        return new ErrorBody(ownCode, ownMessage, target, causes(error, ownCode, ownMessage));
    }

    private static List<ErrorBody> causes(JsonNode error, String code, String message) {
        List<ErrorBody> causes = new ArrayList<>();
        error.path("details").forEach(detail -> causes.add(node(detail, code, message)));
        addQuoted(message, code, causes);
        for (String name : List.of("innerError", "innererror")) {
            addInner(error.path(name), message, causes);
        }
        for (JsonNode info : error.path("additionalInfo")) {
            if (info.path("type").asText().equals("InnerError")) {
                addInner(info.path("info").path("value"), message, causes);
            }
        }
        return causes;
    }

    /** Deployments hand on what a resource provider said as text: a whole document in a message. */
    private static void addQuoted(String message, String code, List<ErrorBody> causes) {
        JsonNode quoted = json(message.strip());
        if (quoted != null
                && (quoted.path("error").isObject() || quoted.path("message").isTextual())) {
            causes.add(tree(quoted, code));
        }
    }

    private static void addInner(JsonNode inner, String message, List<ErrorBody> causes) {
        if (inner.path("code").isTextual()) {
            causes.add(node(inner, "", message));
        }
    }

    private static @Nullable JsonNode json(String text) {
        try {
            JsonNode json = text.startsWith("{") ? Json.mapper().readTree(text) : null;
            return json != null && json.isObject() ? json : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String plain(String text) {
        Matcher title = TITLE.matcher(text);
        String plain = title.find() ? title.group(1) : text.replaceAll("<[^>]*>", " ");
        String oneLine = plain.replaceAll("\\s+", " ").strip();
        return oneLine.isEmpty() ? "no message" : oneLine;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String text(JsonNode node, String name, String otherwise) {
        String value = node.path(name).asText("");
        return value.isBlank() ? otherwise : value;
    }

    private static ErrorBody leaf(String code, String message) {
        return new ErrorBody(code, message, null, List.of());
    }
}
