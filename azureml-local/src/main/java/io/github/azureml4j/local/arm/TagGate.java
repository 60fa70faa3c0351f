package io.github.azureml4j.local.arm;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Gate;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** No tag has a name that Azure keeps to itself, by the description of {@code Tags_CreateOrUpdate} 2024-03-01. */
final class TagGate implements Gate {

    private static final Set<String> WRITES = Set.of("PUT", "PATCH");
    private static final List<String> RESERVED = List.of("microsoft", "azure", "windows");

    @Override
    public void check(Exchange exchange) {
        if (WRITES.contains(exchange.method()) && exchange.bytes().length > 0) {
            Json.parseRelaxed(exchange.bytes()).path("tags").fieldNames().forEachRemaining(TagGate::check);
        }
    }

    private static void check(String tag) {
        String name = tag.toLowerCase(Locale.ROOT);
        if (RESERVED.stream().anyMatch(name::startsWith)) {
            throw LocalError.badRequest(
                    "ReservedTagName",
                    "The tag name '" + tag + "' begins with one of the prefixes that are reserved for Azure use: "
                            + String.join(", ", RESERVED) + ".");
        }
    }
}
