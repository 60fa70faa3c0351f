package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import java.util.List;

/** Lists of the data plane, which never show more than 25 items at once. */
final class Pages {

    private static final int LONGEST = 25;

    private Pages() {}

    static Reply answer(Exchange exchange, List<ObjectNode> items) {
        int size = number(exchange.query("maxresults"), LONGEST);
        if (size < 1 || size > LONGEST) {
            throw VaultErrors.badParameter("maxresults must be between 1 and 25.");
        }
        int from = Math.min(number(exchange.query("$skiptoken"), 0), items.size());
        int to = Math.min(from + size, items.size());
        ObjectNode body = Json.list(items.subList(from, to).stream());
        if (to < items.size()) {
            body.put(
                    "nextLink",
                    exchange.origin() + exchange.rawPath() + "?api-version=" + exchange.query("api-version")
                            + "&$skiptoken=" + to + "&maxresults=" + size);
        } else {
            body.putNull("nextLink");
        }
        return Reply.ok(body);
    }

    private static int number(@org.jspecify.annotations.Nullable String text, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,6}")) {
            throw VaultErrors.badParameter("'" + text + "' is not a number.");
        }
        return Integer.parseInt(text);
    }
}
