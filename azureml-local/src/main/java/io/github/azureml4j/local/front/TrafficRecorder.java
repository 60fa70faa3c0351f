package io.github.azureml4j.local.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Writes every exchange, bodies included, as a line of JSON, so that a later check can hold the traffic of a whole
 * test suite against the published contracts. On when the system property {@value #PROPERTY} names a directory.
 * Credentials are never written: no Authorization field, no signature of a signed address; they go to {@link SecretLedger}.
 */
public final class TrafficRecorder {

    /** Names the directory to write to. */
    public static final String PROPERTY = "azureml.traffic.dir";

    private static final AtomicInteger INSTANCES = new AtomicInteger();
    private static final List<String> KEPT_HEADERS =
            List.of("Location", "Azure-AsyncOperation", "Operation-Location", "Retry-After");

    private final SecretLedger secrets = SecretLedger.configured();
    private final @Nullable OutputStream out;

    private TrafficRecorder(@Nullable OutputStream out) {
        this.out = out;
    }

    /** As the system property says. */
    public static TrafficRecorder configured() {
        String directory = System.getProperty(PROPERTY);
        return directory == null || directory.isBlank() ? off() : into(Path.of(directory));
    }

    /** Records nothing. */
    public static TrafficRecorder off() {
        return new TrafficRecorder(null);
    }

    private static TrafficRecorder into(Path directory) {
        try {
            Files.createDirectories(directory);
            String name = "local-" + ProcessHandle.current().pid() + "-" + INSTANCES.incrementAndGet() + ".jsonl";
            return new TrafficRecorder(Files.newOutputStream(directory.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record traffic to " + directory, e);
        }
    }

    void record(Exchange exchange, @Nullable Route route, Reply reply) {
        secrets.note(exchange);
        if (out != null) {
            write(Json.bytes(line(exchange, route, reply)));
        }
    }

    private static ObjectNode line(Exchange exchange, @Nullable Route route, Reply reply) {
        ObjectNode line = Json.object().put("source", "local").put("client", exchange.header("User-Agent"));
        line.put("method", exchange.method()).put("scheme", exchange.scheme());
        line.put("host", exchange.hostName()).put("path", exchange.rawPath());
        ObjectNode query = line.putObject("query");
        exchange.queries().forEach((name, value) -> query.put(name, name.equals("sig") ? "-" : value));
        line.put("requestContentType", exchange.header("Content-Type"));
        line.set("requestBody", requestBody(exchange));
        line.put("operationId", route == null ? null : route.operationId());
        line.put("contract", route == null ? null : route.contract().file());
        line.put("status", reply.status());
        ObjectNode headers = line.putObject("responseHeaders");
        KEPT_HEADERS.stream()
                .filter(name -> reply.header(name) != null)
                .forEach(name -> headers.put(name.toLowerCase(java.util.Locale.ROOT), reply.header(name)));
        line.put("responseContentType", reply.header("Content-Type"));
        return line.set("responseBody", reply.json());
    }

    private static @Nullable JsonNode requestBody(Exchange exchange) {
        String type = exchange.header("Content-Type");
        if (type == null || !type.contains("json")) {
            return null;
        }
        try {
            byte[] bytes = exchange.bytes();
            return bytes.length == 0 ? null : Json.parse(bytes);
        } catch (LocalError notJson) {
            return null;
        }
    }

    synchronized void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot end the recording of traffic", e);
        }
    }

    private synchronized void write(byte[] line) {
        try {
            out().write(line);
            out().write('\n');
            out().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record traffic", e);
        }
    }

    private OutputStream out() {
        return java.util.Objects.requireNonNull(out);
    }
}
