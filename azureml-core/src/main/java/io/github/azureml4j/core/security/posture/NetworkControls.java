package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Section D: networks. */
final class NetworkControls {
    static final List<Control> ALL = List.of(
            new Control("D1", "Compute targets can live in a virtual network", NetworkControls::subnets),
            new Control(
                    "D2",
                    "With private link, the workspace is reached from the virtual network only",
                    NetworkControls::privateLink),
            new Control(
                    "D3",
                    "Scoring and storage traffic go over TLS",
                    estate -> estate.services()
                            .then(services -> estate.storage().map(storage -> tls(services, storage)))
                            .assess(found -> found)));

    private NetworkControls() {}

    private static Assessment subnets(Estate estate) {
        if (isolated(estate)) {
            return Assessment.pass("compute lives in the workspace's managed network");
        }
        return estate.computes()
                .assess(computes -> Assessment.without(
                        computes.size(),
                        "compute targets",
                        Computes.lacking(
                                computes, compute -> !Computes.subnet(compute).isEmpty()),
                        "are in a subnet",
                        "Create compute with subnet(...), or give the workspace a managed network."));
    }

    private static Assessment privateLink(Estate estate) {
        long approved = estate.workspace()
                .at("/properties/privateEndpointConnections")
                .valueStream()
                .filter(connection -> connection
                        .at("/properties/privateLinkServiceConnectionState/status")
                        .asText()
                        .equalsIgnoreCase("Approved"))
                .count();
        boolean closed = estate.property("/publicNetworkAccess").equalsIgnoreCase("Disabled");
        return Assessment.when(
                closed && approved > 0,
                "public network access is disabled, " + approved + " private endpoint(s) approved",
                "public network access is " + (closed ? "disabled, but" : "enabled, and") + " "
                        + (approved == 0 ? "no" : "" + approved) + " private endpoint is approved",
                "Make a private endpoint to the workspace, approve it, then disable public network access.");
    }

    private static Assessment tls(List<JsonNode> services, JsonNode storage) {
        List<String> plain = ServiceControls.names(
                services, service -> service.path("scoringUri").asText().startsWith("http:"));
        JsonNode properties = storage.path("properties");
        boolean storageTls = properties.path("supportsHttpsTrafficOnly").asBoolean();
        return Assessment.when(
                plain.isEmpty() && storageTls,
                services.size() + " web services and the storage account take TLS only",
                (plain.isEmpty() ? "" : "scoring without TLS: " + Assessment.names(plain) + ". ")
                        + (storageTls ? "" : "The storage account takes plain HTTP."),
                "Deploy services with a certificate or behind one, and set supportsHttpsTrafficOnly on the account.");
    }

    static boolean isolated(Estate estate) {
        return estate.property("/managedNetwork/isolationMode").startsWith("Allow");
    }
}
