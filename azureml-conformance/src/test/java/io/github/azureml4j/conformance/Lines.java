package io.github.azureml4j.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.conformance.traffic.Exchange;

/** Recorded lines made by hand. */
final class Lines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Lines() {}

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A PUT by this library that the emulator answered; {@code target} is path and query, bodies may be empty. */
    static Exchange put(String target, String requestBody, int status, String responseBody) {
        ObjectNode line = JSON.createObjectNode().put("source", "local").put("client", "azureml4j/test");
        line.put("method", "PUT").put("host", "management.azure.com").put("path", before(target, '?'));
        ObjectNode query = line.putObject("query");
        for (String pair : after(target, '?').split("&", -1)) {
            query.put(before(pair, '='), after(pair, '='));
        }
        line.put("requestContentType", "application/json").set("requestBody", body(requestBody));
        line.put("status", status).put("responseContentType", "application/json");
        line.set("responseBody", body(responseBody));
        return new Exchange("by-hand:1", line);
    }

    private static String before(String text, char mark) {
        return text.substring(0, text.indexOf(mark));
    }

    private static String after(String text, char mark) {
        return text.substring(text.indexOf(mark) + 1);
    }

    private static JsonNode body(String text) {
        return text.isEmpty() ? JSON.nullNode() : json(text);
    }

    /** The same exchange with one member of its line changed. */
    static Exchange with(Exchange exchange, String member, JsonNode value) {
        ObjectNode line = exchange.line().deepCopy();
        line.set(member, value);
        return new Exchange(exchange.origin(), line);
    }
}
