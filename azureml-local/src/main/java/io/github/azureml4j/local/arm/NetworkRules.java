package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Where a resource lets its callers come from, in the properties that vaults, storage accounts and others share: {@code
 * publicNetworkAccess} and {@code networkAcls}. A caller from a private network is one that has a private endpoint.
 *
 * @param closed whether nobody gets in from a public network, whatever the rules say
 * @param denies whether only those get in whom a rule names
 * @param bypass whether services of Azure's are let in all the same
 * @param ranges the addresses that rules name, alone or as {@code 203.0.113.0/24}
 */
public record NetworkRules(boolean closed, boolean denies, boolean bypass, List<String> ranges) {

    /** Copies the ranges. */
    public NetworkRules {
        ranges = List.copyOf(ranges);
    }

    /**
     * Reads the rules of a resource.
     *
     * @param properties those of the resource; what they leave out is open
     */
    public static NetworkRules of(JsonNode properties) {
        JsonNode rules = properties.path("networkAcls");
        return new NetworkRules(
                properties.path("publicNetworkAccess").asText().equalsIgnoreCase("Disabled"),
                rules.path("defaultAction").asText().equalsIgnoreCase("Deny"),
                rules.path("bypass").asText("AzureServices").contains("AzureServices"),
                StreamSupport.stream(rules.path("ipRules").spliterator(), false)
                        .map(rule -> rule.path("value").asText())
                        .toList());
    }

    /**
     * Whether a caller gets in.
     *
     * @param publicAddress where the caller comes from; empty from a private network
     */
    public boolean admits(Optional<String> publicAddress) {
        return publicAddress
                .map(address -> !closed && (!denies || ranges.stream().anyMatch(range -> covers(range, address))))
                .orElse(true);
    }

    /** Whether a service of Azure's gets in that its customer gave access to. */
    public boolean admitsServices() {
        return bypass || !(closed || denies);
    }

    private static boolean covers(String range, String address) {
        String[] parts = range.split("/", 2);
        Optional<Long> first = number(parts[0]);
        Optional<Long> asked = number(address);
        if (first.isEmpty() || asked.isEmpty()) {
            return range.equalsIgnoreCase(address);
        }
        int bits = parts.length == 1 || !parts[1].matches("\\d{1,2}") ? 32 : Integer.parseInt(parts[1]);
        return bits <= 32 && first.get() >>> (32 - bits) == asked.get() >>> (32 - bits);
    }

    /** An address of IPv4 as one number. */
    private static Optional<Long> number(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        long number = 0;
        for (String part : parts) {
            if (!part.matches("\\d{1,3}")) {
                return Optional.empty();
            }
            number = number << 8 | Integer.parseInt(part);
        }
        return Optional.of(number);
    }
}
