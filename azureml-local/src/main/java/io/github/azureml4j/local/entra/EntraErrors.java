package io.github.azureml4j.local.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.ErrorForm;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Errors as the sign-in service writes them: an OAuth word, and an AADSTS number in the text (contract 10.3). */
final class EntraErrors implements ErrorForm {

    private static final Pattern NUMBER = Pattern.compile("^AADSTS(\\d+): ");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    @Override
    public ObjectNode body(LocalError error, Exchange exchange) {
        String asked = exchange.header("client-request-id");
        String correlation = asked == null ? exchange.requestId() : asked;
        String trail = " Trace ID: " + exchange.requestId() + " Correlation ID: " + correlation + " Timestamp: "
                + TIME.format(exchange.now());
        ObjectNode body = Json.object().put("error", error.code()).put("error_description", error.getMessage() + trail);
        Matcher number = NUMBER.matcher(error.getMessage());
        if (number.find()) {
            body.putArray("error_codes").add(Integer.parseInt(number.group(1)));
        }
        body.put("timestamp", TIME.format(exchange.now())).put("trace_id", exchange.requestId());
        return body.put("correlation_id", correlation);
    }
}
