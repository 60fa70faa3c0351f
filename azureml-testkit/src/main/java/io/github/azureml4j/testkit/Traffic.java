package io.github.azureml4j.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of recorded exchanges, one JSON line each, for the contract check that runs last in the build. Credentials
 * are never written: of the request headers only the user agent and the content type are, of the response headers
 * only those that carry a long-running operation. They go to {@link Secrets}. Thread-safe.
 */
final class Traffic {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger FILES = new AtomicInteger();
    private static final Pattern SCHEME = Pattern.compile("^(Bearer|Basic|SharedKey) ");
    private static final Pattern SECRET = Pattern.compile(
            "(?:^|&)(client_secret|client_assertion|assertion|refresh_token|device_code|code|password|sig)=([^&]+)");
    private static final List<String> RESPONSE_HEADERS =
            List.of("location", "azure-asyncoperation", "operation-location", "retry-after");

    private final Path file;

    private Traffic(Path file) {
        this.file = file;
    }

    /** The next file of this process in {@code directory}, which is made when absent. */
    static Traffic in(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = "wiremock-" + ProcessHandle.current().pid() + "-" + FILES.incrementAndGet() + ".jsonl";
        return new Traffic(directory.resolve(name));
    }

    synchronized void write(Request request, Response response) {
        plant(request);
        try {
            String line = JSON.writeValueAsString(line(request, response)) + "\n";
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void plant(Request request) {
        for (String name : List.of("Authorization", "Proxy-Authorization", "api-key", "secret")) {
            String value = request.getHeader(name);
            if (value != null) {
                Secrets.plant(name, SCHEME.matcher(value).replaceFirst(""));
            }
        }
        parameters(URI.create(request.getAbsoluteUrl()).getRawQuery());
        String type = request.getHeader("Content-Type");
        if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
            parameters(request.getBodyAsString());
        }
    }

    private static void parameters(@Nullable String encoded) {
        SECRET.matcher(encoded == null ? "" : encoded)
                .results()
                .forEach(found ->
                        Secrets.plant(found.group(1), URLDecoder.decode(found.group(2), StandardCharsets.UTF_8)));
    }

    private static ObjectNode line(Request request, Response response) {
        ObjectNode line = JSON.createObjectNode();
        request(line, request);
        line.putNull("operationId").putNull("contract");
        response(line, response);
        return line;
    }

    private static void request(ObjectNode line, Request request) {
        URI uri = URI.create(request.getAbsoluteUrl());
        String client = request.getHeader("User-Agent");
        line.put("source", "wiremock").put("client", client == null ? "" : client);
        line.put("method", request.getMethod().getName()).put("scheme", uri.getScheme());
        line.put("host", uri.getHost()).put("path", uri.getRawPath());
        ObjectNode query = line.putObject("query");
        Query.parse(uri.getRawQuery()).forEach(query::put);
        String type = request.getHeader("Content-Type");
        line.put("requestContentType", type).set("requestBody", json(type, request.getBody()));
    }

    private static void response(ObjectNode line, Response response) {
        HttpHeaders headers = response.getHeaders() == null ? new HttpHeaders() : response.getHeaders();
        ObjectNode kept = line.put("status", response.getStatus()).putObject("responseHeaders");
        for (String name : RESPONSE_HEADERS) {
            if (headers.getHeader(name).isPresent()) {
                kept.put(name, headers.getHeader(name).firstValue());
            }
        }
        String type = headers.getHeader("Content-Type").isPresent()
                ? headers.getHeader("Content-Type").firstValue()
                : null;
        line.put("responseContentType", type).set("responseBody", json(type, response.getBody()));
    }

    /** The parsed body, or null when it is none, is not JSON or only says that it is. */
    private static @Nullable JsonNode json(@Nullable String type, byte @Nullable [] body) {
        boolean json = type != null && type.toLowerCase(Locale.ROOT).contains("json");
        if (!json || body == null || body.length == 0) {
            return null;
        }
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return null;
        }
    }
}
