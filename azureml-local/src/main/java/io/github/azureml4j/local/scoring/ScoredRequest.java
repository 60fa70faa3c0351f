package io.github.azureml4j.local.scoring;

import io.github.azureml4j.local.front.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A scoring request that a program answered.
 *
 * @param address where the service is called
 * @param took how long the program took, in the machine's time
 * @param url that was asked, without its query
 * @param path of it
 * @param ids what the request is known by
 * @param input the request's body
 * @param output the answer's body
 */
public record ScoredRequest(
        ScoringAddress address,
        Instant time,
        Duration took,
        String method,
        String url,
        String path,
        int status,
        Ids ids,
        String userAgent,
        String input,
        String output) {

    /** The request's id, and the client's, empty when it sent none. */
    public record Ids(String request, String client) {}

    static ScoredRequest of(Exchange exchange, RequestIds ids, ScoringAddress address, Forwarding.Forwarded answer) {
        return new ScoredRequest(
                address,
                exchange.now(),
                answer.took(),
                exchange.method(),
                exchange.scheme() + "://" + exchange.hostName() + exchange.rawPath(),
                address.inner(exchange.rawPath()),
                answer.reply().status(),
                new Ids(ids.request(), ids.client()),
                Objects.requireNonNullElse(exchange.header("User-Agent"), ""),
                new String(exchange.bytes(), StandardCharsets.UTF_8),
                answer.body());
    }

    /** Without what was sent and answered. */
    @Override
    public String toString() {
        return "ScoredRequest[" + ids.request() + " " + method + " " + url + " " + status + "]";
    }
}
