package io.github.azureml4j.local.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.ErrorForm;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Errors as the sign-in service writes them: an OAuth word, and an AADSTS number in the text (contract 10.3). An error's
 * target is what Entra calls {@code claims}: what the client has to ask for next time.
 */
final class EntraErrors implements ErrorForm {

    private static final Pattern NUMBER = Pattern.compile("^AADSTS(\\d+): ");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    @Override
    public ObjectNode body(LocalError error, Exchange exchange) {
        ObjectNode body =
                Json.object().put("error", error.code()).put("error_description", description(error, exchange));
        Matcher number = NUMBER.matcher(error.getMessage());
        boolean numbered = number.find();
        if (numbered) {
            body.putArray("error_codes").add(Integer.parseInt(number.group(1)));
        }
        body.put("timestamp", TIME.format(exchange.now()))
                .put("trace_id", exchange.requestId())
                .put("correlation_id", correlation(exchange));
        if (numbered) {
            body.put("error_uri", "https://" + exchange.hostName() + "/error?code=" + number.group(1));
        }
        return error.target() == null ? body : body.put("claims", error.target());
    }

    @Override
    public Reply render(LocalError error, Exchange exchange) {
        Reply reply = Reply.json(error.status(), body(error, exchange)).header("Cache-Control", "no-store, no-cache");
        error.headers().forEach(reply::header);
        return identified(reply, exchange);
    }

    /** The text with its trail, by which Microsoft's support finds the request. */
    String description(LocalError error, Exchange exchange) {
        return error.getMessage() + " Trace ID: " + exchange.requestId() + " Correlation ID: " + correlation(exchange)
                + " Timestamp: " + TIME.format(exchange.now());
    }

    /** MSAL wants the id of its request back. */
    static Reply identified(Reply reply, Exchange exchange) {
        String id = exchange.header("client-request-id");
        return id == null ? reply : reply.header("client-request-id", id);
    }

    private static String correlation(Exchange exchange) {
        String asked = exchange.header("client-request-id");
        return asked == null ? exchange.requestId() : asked;
    }
}
