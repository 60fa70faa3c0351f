package io.github.azureml4j.conformance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One published operation. */
public final class Operation {
    private final PathTemplate template;
    private final String method;
    private final Located item;
    private final Located place;

    Operation(PathTemplate template, String method, Located item, Located place) {
        this.template = template;
        this.method = method;
        this.item = item;
        this.place = place;
    }

    /** The published operation id. */
    public String id() {
        return place.json().path("operationId").asText();
    }

    /** The file that publishes it, below the root of the library. */
    public String file() {
        return place.document().name();
    }

    /** How much of the path is spelt out; of two that fit, the one with more is meant. */
    public int exactness() {
        return template.exactness();
    }

    /** The decoded path parameters when the request is one of this operation. */
    public Optional<Map<String, String>> match(String verb, String rawPath, Map<String, String> query) {
        return verb.equals(method) ? template.match(rawPath, query) : Optional.empty();
    }

    /** Declared parameters in {@code path} or {@code query}. */
    public List<JsonNode> parameters(String in) {
        return located(in).map(Located::json).toList();
    }

    /** Query names that the path itself fixes, such as {@code comp} of the blob service. */
    public Map<String, String> fixedQuery() {
        return template.fixedQuery();
    }

    Optional<Located> body() {
        return located("body").findFirst();
    }

    /** Whether the operation takes a form or a file rather than a JSON body. */
    public boolean takesForm() {
        return located("formData").findAny().isPresent();
    }

    /** Whether a request body is declared, and then whether it must be there. */
    public Optional<Boolean> bodyRequired() {
        return body().map(parameter -> parameter.json().path("required").asBoolean());
    }

    /** Where the schema of the request's body stands. */
    Optional<Located> requestSchema() {
        return body().map(parameter -> parameter.child("schema"));
    }

    /** Whether this status, or a default for all others, is declared. */
    public boolean declares(int status) {
        return response(status).exists();
    }

    /** Whether something is declared for all statuses not named. */
    public boolean declaresDefault() {
        return place.child("responses").child("default").exists();
    }

    /** Where the schema of the answer's body stands, when one is declared for the status, or by default. */
    Optional<Located> responseSchema(int status) {
        Located named = response(status);
        Located answer = named.exists() ? named : place.child("responses").child("default");
        return Optional.of(answer.resolved().child("schema")).filter(Located::exists);
    }

    private Located response(int status) {
        return place.child("responses").child(Integer.toString(status));
    }

    private Stream<Located> located(String in) {
        return Stream.concat(
                        item.child("parameters").elements(),
                        place.child("parameters").elements())
                .map(Located::resolved)
                .filter(parameter -> parameter.json().path("in").asText().equals(in));
    }

    @Override
    public String toString() {
        return id();
    }
}
