package io.github.azureml4j.core.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.workspace.NetworkAcls;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is let in over the internet. Lists of addresses narrow what is open; what is closed they do not open. Immutable.
 *
 * @param open whether anybody is
 * @param ipAllowlist the addresses and ranges that are, empty when the list does not restrict
 * @param networkAcls the network rules
 */
public record PublicAccess(boolean open, List<String> ipAllowlist, NetworkAcls networkAcls) {
    /** Copies the list. */
    public PublicAccess {
        ipAllowlist = List.copyOf(ipAllowlist);
    }

    static PublicAccess of(JsonNode workspace) {
        JsonNode properties = workspace.path("properties");
        List<String> allowed = new ArrayList<>();
        properties.path("ipAllowlist").forEach(range -> allowed.add(range.asText()));
        return new PublicAccess(
                !properties.path("publicNetworkAccess").asText().equalsIgnoreCase("Disabled"),
                allowed,
                NetworkRules.read(properties.path("networkAcls")));
    }

    /** Whether anybody on the internet is let in. */
    public boolean everybody() {
        return open && ipAllowlist.isEmpty() && !networkAcls.restrict();
    }
}
