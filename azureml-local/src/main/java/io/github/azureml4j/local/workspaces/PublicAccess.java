package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.front.LocalError;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may reach a workspace's data over the internet: nobody, everybody, or some addresses. With both an IP allow list
 * and network rules, an address of either may come in (ASSUMED).
 *
 * @param enabled whether the internet may come in at all
 * @param restricted whether only these addresses may
 */
public record PublicAccess(boolean enabled, boolean restricted, List<AddressRange> addresses) {

    /** Copies the list of addresses. */
    public PublicAccess {
        addresses = List.copyOf(addresses);
    }

    /** Whether a public address may come in. */
    public boolean admits(String address) {
        return enabled && (!restricted || addresses.stream().anyMatch(range -> range.contains(address)));
    }

    static PublicAccess of(JsonNode properties) {
        List<AddressRange> addresses = addresses(properties);
        boolean denied =
                properties.at("/networkAcls/defaultAction").asText("Allow").equalsIgnoreCase("Deny");
        return new PublicAccess(
                !properties.path("publicNetworkAccess").asText().equalsIgnoreCase("Disabled"),
                denied || !properties.path("ipAllowlist").isEmpty(),
                addresses);
    }

    /** Raises 400 for what is no address or range. */
    static void check(JsonNode properties) {
        addresses(properties);
        String action = properties.at("/networkAcls/defaultAction").asText("Allow");
        if (!List.of("allow", "deny").contains(action.toLowerCase(java.util.Locale.ROOT))) {
            throw LocalError.badRequest("InvalidPropertyValue", "networkAcls.defaultAction is Allow or Deny.");
        }
    }

    private static List<AddressRange> addresses(JsonNode properties) {
        List<AddressRange> addresses = new ArrayList<>();
        properties.path("ipAllowlist").forEach(entry -> addresses.add(AddressRange.parse(entry.asText())));
        properties
                .at("/networkAcls/ipRules")
                .forEach(rule ->
                        addresses.add(AddressRange.parse(rule.path("value").asText())));
        return addresses;
    }
}
