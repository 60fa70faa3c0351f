package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A list as ARM shows it: {@code value}, and a {@code nextLink} with {@code $skip} while there is more. */
public final class ArmPage {

    private static final int SIZE = 100;

    private ArmPage() {}

    /** The page that the query asks for; {@code $top} ends the whole list earlier. */
    public static Reply of(Exchange exchange, Stream<ObjectNode> items) {
        int skip = number(exchange.query("$skip"), 0);
        int top = number(exchange.query("$top"), Integer.MAX_VALUE);
        List<ObjectNode> window = items.limit(top).skip(skip).limit(SIZE + 1L).toList();
        ObjectNode page = Json.list(window.stream().limit(SIZE));
        if (window.size() > SIZE) {
            page.put("nextLink", nextLink(exchange, skip + SIZE));
        }
        return Reply.ok(page);
    }

    private static String nextLink(Exchange exchange, int skip) {
        String query = exchange.queries().entrySet().stream()
                .filter(entry -> !entry.getKey().equalsIgnoreCase("$skip"))
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return exchange.origin() + exchange.rawPath() + "?" + query + "&%24skip=" + skip;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int number(@Nullable String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw LocalError.badRequest("UserError", "'" + text + "' is not a number of items.");
        }
    }
}
