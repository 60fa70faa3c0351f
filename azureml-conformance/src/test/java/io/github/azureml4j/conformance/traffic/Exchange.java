package io.github.azureml4j.conformance.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One recorded request with its answer.
 *
 * @param origin file name and line number of the recording
 * @param line the recorded line
 */
public record Exchange(String origin, JsonNode line) {
    private static final Pattern OFFICIAL =
            Pattern.compile("^(azsdk-|AZURECLI/|python/.* azsdk|MSAL|.*azure-sdk)", Pattern.CASE_INSENSITIVE);

    public String method() {
        return text("method").toUpperCase(Locale.ROOT);
    }

    public String host() {
        return text("host").toLowerCase(Locale.ROOT);
    }

    /** The path as it was sent, percent-encoded. */
    public String path() {
        return text("path");
    }

    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        line.path("query")
                .properties()
                .forEach(entry -> query.put(entry.getKey(), entry.getValue().asText()));
        return query;
    }

    public int status() {
        return line.path("status").asInt();
    }

    /** Whether there was an answer: a test may tear the connection before it. */
    public boolean answered() {
        return status() > 0;
    }

    /** The request's JSON body. */
    public Optional<JsonNode> requestBody() {
        return body("requestBody");
    }

    /** The answer's JSON body. */
    public Optional<JsonNode> responseBody() {
        return body("responseBody");
    }

    public boolean requestIsJson() {
        return text("requestContentType").contains("json");
    }

    public boolean responseIsJson() {
        return text("responseContentType").contains("json");
    }

    /** The operation that the emulator's own route says it is; empty for a scripted server. */
    public Optional<String> claimedOperation() {
        return line.path("contract").isTextual() ? body("operationId").map(JsonNode::asText) : Optional.empty();
    }

    /** Whether a test scripted the answer, so that only the request says something about the product. */
    public boolean scripted() {
        return text("source").equals("wiremock");
    }

    /** Whether this library or an official client sent it; any other client is a probe that may ask for anything. */
    public boolean fromClient() {
        return client().startsWith("azureml4j/") || OFFICIAL.matcher(client()).find();
    }

    /** The request's User-Agent. */
    public String client() {
        return text("client");
    }

    private String text(String name) {
        return line.path(name).asText("");
    }

    private Optional<JsonNode> body(String name) {
        JsonNode body = line.path(name);
        return body.isNull() || body.isMissingNode() ? Optional.empty() : Optional.of(body);
    }

    @Override
    public String toString() {
        String version = query().getOrDefault("api-version", "-");
        return method() + " " + host() + path() + " (api-version " + version + ") -> " + status();
    }
}
