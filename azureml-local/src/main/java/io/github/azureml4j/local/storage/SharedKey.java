package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.Exchange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The text that a SharedKey request signs. Source: "Authorize with Shared Key" of storage's REST reference. */
final class SharedKey {

    private static final List<String> STANDARD = List.of(
            "Content-Encoding",
            "Content-Language",
            "Content-Length",
            "Content-MD5",
            "Content-Type",
            "Date",
            "If-Modified-Since",
            "If-Match",
            "If-None-Match",
            "If-Unmodified-Since",
            "Range");

    private SharedKey() {}

    static String text(Exchange exchange, String account) {
        StringBuilder text = new StringBuilder(exchange.method()).append('\n');
        STANDARD.forEach(name -> text.append(standard(exchange, name)).append('\n'));
        own(exchange)
                .forEach((name, value) ->
                        text.append(name).append(':').append(value).append('\n'));
        return text.append(resource(exchange, account)).toString();
    }

    private static String standard(Exchange exchange, String name) {
        String value = exchange.header(name);
        if (value == null || (name.equals("Content-Length") && value.equals("0"))) {
            return "";
        }
        return name.equals("Date") && exchange.header("x-ms-date") != null ? "" : value;
    }

    private static Map<String, String> own(Exchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.headers((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-ms-")) {
                headers.merge(lower, value.trim(), (first, second) -> first + "," + second);
            }
        });
        return headers;
    }

    private static String resource(Exchange exchange, String account) {
        Map<String, String> query = new TreeMap<>();
        exchange.queries().forEach((name, value) -> query.put(name.toLowerCase(Locale.ROOT), value));
        return "/" + account + exchange.rawPath()
                + query.entrySet().stream()
                        .map(entry -> "\n" + entry.getKey() + ":" + entry.getValue())
                        .collect(Collectors.joining());
    }
}
