package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Gate;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;

/** Nothing is made in a region that the cloud does not have. */
final class RegionGate implements Gate {

    @Override
    public void check(Exchange exchange) {
        if (!exchange.method().equals("PUT") || exchange.bytes().length == 0) {
            return;
        }
        JsonNode location = Json.parseRelaxed(exchange.bytes()).path("location");
        if (location.isTextual() && !location.asText().isBlank()) {
            check(exchange, location.asText());
        }
    }

    private static void check(Exchange exchange, String location) {
        String host = exchange.hostName();
        if (!Regions.known(host, ArmService.region(location))) {
            String what = what(ArmPath.of(exchange.rawPath()));
            throw LocalError.badRequest(
                    "LocationNotAvailableFor" + (what.startsWith("resource type") ? "ResourceType" : "ResourceGroup"),
                    "The provided location '" + location + "' is not available for " + what
                            + ". List of available regions is '" + Regions.listed(host) + "'.");
        }
    }

    private static String what(ArmPath path) {
        return path.namespace().isEmpty() ? "resource group" : "resource type '" + path.fullType() + "'";
    }
}
