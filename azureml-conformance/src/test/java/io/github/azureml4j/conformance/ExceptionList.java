package io.github.azureml4j.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azureml4j.conformance.traffic.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The exceptions of {@code exceptions.json}, each with its reason, and how often each was needed. */
final class ExceptionList {
    private final List<Unpublished> unpublished = new ArrayList<>();
    private final List<Defect> defects = new ArrayList<>();
    private final Map<String, Integer> uses = new TreeMap<>();

    private ExceptionList(JsonNode json) {
        json.path("unpublished").forEach(entry -> unpublished.add(Unpublished.of(entry)));
        json.path("defects").forEach(entry -> defects.add(Defect.of(entry)));
        unpublished.forEach(entry -> uses.put(entry.name(), 0));
        defects.forEach(entry -> uses.put(entry.name(), 0));
    }

    /** The list beside this class. */
    static ExceptionList load() {
        try (InputStream in = Objects.requireNonNull(ExceptionList.class.getResourceAsStream("exceptions.json"))) {
            return new ExceptionList(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ExceptionList of(JsonNode json) {
        return new ExceptionList(json);
    }

    /** Whether no file is published for what the exchange asks, and the list says so. */
    boolean excuses(Exchange exchange) {
        return used(unpublished.stream()
                .filter(entry -> entry.covers(exchange))
                .map(Unpublished::name)
                .findFirst());
    }

    /** Whether the finding is a listed defect of the published file. */
    boolean excuses(Finding finding) {
        return used(defects.stream()
                .filter(entry -> entry.covers(finding))
                .map(Defect::name)
                .findFirst());
    }

    private boolean used(Optional<String> name) {
        name.ifPresent(key -> uses.merge(key, 1, Integer::sum));
        return name.isPresent();
    }

    /** How often each exception was needed, by its name. */
    Map<String, Integer> uses() {
        return uses;
    }

    private static Pattern pattern(JsonNode entry, String field) {
        return Pattern.compile(entry.path(field).asText(".*"), Pattern.CASE_INSENSITIVE);
    }

    private static String named(JsonNode entry) {
        String name = entry.path("name").asText();
        if (name.isEmpty() || entry.path("reason").asText().length() < 20) {
            throw new IllegalStateException("An exception needs a name and a reason: " + entry);
        }
        return name;
    }

    /** Requests of which no published file speaks: patterns of source, client, host, method and path, each matching the whole. */
    private record Unpublished(
            String name, Pattern source, Pattern client, Pattern host, Pattern method, Pattern path) {
        static Unpublished of(JsonNode entry) {
            return new Unpublished(
                    named(entry),
                    pattern(entry, "source"),
                    pattern(entry, "client"),
                    pattern(entry, "host"),
                    pattern(entry, "method"),
                    pattern(entry, "path"));
        }

        boolean covers(Exchange exchange) {
            return source.matcher(exchange.scripted() ? "wiremock" : "local").matches()
                    && client.matcher(exchange.client()).matches()
                    && host.matcher(exchange.host()).matches()
                    && method.matcher(exchange.method()).matches()
                    && path.matcher(exchange.path()).matches();
        }
    }

    /** A fault that is the file's: patterns of operation, place, pointer and keyword, each matching the whole. */
    private record Defect(
            String name, Pattern file, Pattern operation, Pattern where, Pattern pointer, Pattern keyword) {
        static Defect of(JsonNode entry) {
            return new Defect(
                    named(entry),
                    pattern(entry, "file"),
                    pattern(entry, "operation"),
                    pattern(entry, "where"),
                    pattern(entry, "pointer"),
                    pattern(entry, "keyword"));
        }

        boolean covers(Finding finding) {
            return file.matcher(finding.file()).find()
                    && operation.matcher(finding.operation()).matches()
                    && where.matcher(finding.where()).matches()
                    && pointer.matcher(finding.pointer()).matches()
                    && keyword.matcher(finding.keyword()).matches();
        }
    }
}
