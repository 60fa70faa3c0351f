package io.github.azureml4j.local.scoring;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Hands a request on to the program of a service, and its answer back. */
final class Forwarding {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Fields that mean one connection, are written anew, or are the front-end's own affair. */
    private static final Set<String> KEPT_BACK = Set.of(
            "authorization",
            "connection",
            "content-length",
            "date",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "server",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final HttpClient http;
    private final ScoringHost host;

    Forwarding(HttpClient http, ScoringHost host) {
        this.http = http;
        this.host = host;
    }

    Forwarded send(Exchange exchange) {
        HttpRequest request = request(exchange);
        long started = System.nanoTime();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            boolean scored = request.uri().getPath().equals("/score");
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            Reply reply = scored ? timed(reply(answer), took.toNanos() / 1e6) : reply(answer);
            return new Forwarded(reply, scored, new String(answer.body(), StandardCharsets.UTF_8), took);
        } catch (HttpTimeoutException e) {
            throw new LocalError(504, "GatewayTimeout", "The scoring program took longer than 5 minutes.", null);
        } catch (IOException e) {
            throw new LocalError(502, "BadGateway", "The scoring program broke off: " + e, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalError(503, "ServiceUnavailable", "The emulator is closing.", null);
        }
    }

    /** What came back from the program, and whether it was asked to score. */
    record Forwarded(Reply reply, boolean scored, String body, Duration took) {}

    private HttpRequest request(Exchange exchange) {
        byte[] body = exchange.bytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(target(exchange))
                .timeout(LONGEST)
                .method(
                        exchange.method(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.headers((name, value) -> {
            if (passes(name)) {
                request.header(name, value);
            }
        });
        return request.build();
    }

    private URI target(Exchange exchange) {
        String query = exchange.rawQuery().isEmpty() ? "" : "?" + exchange.rawQuery();
        return URI.create("http://127.0.0.1:" + host.port() + host.address().inner(exchange.rawPath()) + query);
    }

    private static Reply reply(HttpResponse<byte[]> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("application/json");
        Reply reply = Reply.bytes(answer.statusCode(), type, answer.body());
        answer.headers().map().forEach((name, values) -> {
            if (passes(name)) {
                reply.header(name, String.join(", ", values));
            }
        });
        return reply;
    }

    private static Reply timed(Reply reply, double milliseconds) {
        reply.header("x-ms-run-fn-exec-ms", String.format(Locale.ROOT, "%.3f", milliseconds));
        return reply.status() < 500 ? reply : reply.header("x-ms-run-function-failed", "True");
    }

    private static boolean passes(String header) {
        return !KEPT_BACK.contains(header.toLowerCase(Locale.ROOT));
    }
}
