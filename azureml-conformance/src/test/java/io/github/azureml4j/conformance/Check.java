package io.github.azureml4j.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.conformance.openapi.BodySchemas;
import io.github.azureml4j.conformance.openapi.Operation;
import io.github.azureml4j.conformance.traffic.Exchange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds one exchange against one operation. Used once. */
final class Check {
    private final BodySchemas schemas;
    private final Operation operation;
    private final Exchange exchange;
    private final List<Finding> findings = new ArrayList<>();
    private boolean bodySeen;

    Check(BodySchemas schemas, Operation operation, Exchange exchange) {
        this.schemas = schemas;
        this.operation = operation;
        this.exchange = exchange;
    }

    /** What does not hold, with {@code path} as the values of the operation's path parameters. */
    List<Finding> run(Map<String, String> path) {
        if (exchange.fromClient()) {
            path(path);
            query();
            requestBody();
        }
        if (!exchange.scripted() && exchange.answered()) {
            status();
            responseBody();
        }
        return findings;
    }

    /** Notes that the emulator's route says it is another operation; its table of coverage is made of those ids. */
    Finding claims(String other) {
        add("operation", other, "operationId", "the route claims to be " + other);
        return findings.get(findings.size() - 1);
    }

    /** Whether at least one body was judged. */
    boolean bodySeen() {
        return bodySeen;
    }

    Operation operation() {
        return operation;
    }

    private void path(Map<String, String> values) {
        for (JsonNode declared : operation.parameters("path")) {
            String value = values.get(declared.path("name").asText());
            if (value != null && !value.isEmpty()) {
                offences("path", declared, value);
            }
        }
    }

    private void query() {
        Map<String, String> query = exchange.query();
        Set<String> undeclared = new HashSet<>(query.keySet());
        undeclared.removeAll(operation.fixedQuery().keySet());
        for (JsonNode declared : operation.parameters("query")) {
            String name = declared.path("name").asText();
            undeclared.remove(name);
            if (query.containsKey(name)) {
                offences("query", declared, query.get(name));
            } else if (declared.path("required").asBoolean()) {
                add("query", name, "required", "is missing");
            }
        }
        undeclared.forEach(name -> add("query", name, "undeclared", "is not declared"));
    }

    private void offences(String where, JsonNode declared, String value) {
        ParameterCheck.offended(declared, value)
                .forEach(keyword -> add(
                        where,
                        declared.path("name").asText(),
                        keyword,
                        "'" + value + "' offends " + keyword + " " + declared.path(keyword)));
    }

    private void requestBody() {
        Optional<JsonNode> body = exchange.requestBody();
        Optional<Boolean> declared = operation.bodyRequired();
        if (body.isPresent() && declared.isPresent()) {
            bodySeen = true;
            schemas.request(operation, body.get())
                    .forEach(fault -> add("request", fault.pointer(), fault.keyword(), fault.message()));
        } else if (body.isPresent() && !operation.takesForm()) {
            add("request", "/", "undeclared", "a body is sent but none is declared");
        } else if (declared.orElse(false) && exchange.requestIsJson() && exchange.status() < 400) {
            add("request", "/", "required", "a body is required but none is sent");
        }
    }

    private void status() {
        int status = exchange.status();
        if (status < 400 && !operation.declares(status)) {
            add("status", Integer.toString(status), "undeclared", "is not a declared success");
        }
    }

    private void responseBody() {
        int status = exchange.status();
        boolean success = status < 400;
        if (!success && !operation.declares(status) && !operation.declaresDefault()) {
            return;
        }
        Optional<JsonNode> body = exchange.responseBody();
        boolean declared = schemas.declaresBody(operation, status);
        if (body.isPresent() && declared) {
            bodySeen = true;
            schemas.response(operation, status, body.get())
                    .forEach(fault -> add("response", fault.pointer(), fault.keyword(), fault.message()));
        } else if (body.isPresent() && success && exchange.responseIsJson()) {
            add("response", "/", "undeclared", "a body is answered but none is declared");
        } else if (body.isEmpty() && declared && success && !exchange.method().equals("HEAD") && !xml()) {
            add("response", "/", "required", "a JSON body is declared but none is answered");
        }
    }

    /** Bodies of the blob service are XML, which the recordings leave out. */
    private boolean xml() {
        return operation.file().contains("BlobStorage");
    }

    private void add(String where, String pointer, String keyword, String message) {
        findings.add(new Finding(operation.id(), operation.file(), where, pointer, keyword, message, exchange));
    }
}
