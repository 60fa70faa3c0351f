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
                    estate -> Assessment.together(
                            estate.services().assess(NetworkControls::scoring),
                            estate.storage().assess(NetworkControls::storage))));

    private static final Census SUBNETS = new Census(
            "compute targets",
            "are in a subnet",
            "are in no subnet",
            "Make them anew with subnet(...), or make the workspace with a managed network.");
    private static final Census TLS = new Census(
            "web services",
            "take TLS only",
            "take plain HTTP",
            "Deploy web services with a certificate: AciDeployConfig.builder().ssl(...).");

    private NetworkControls() {}

    private static Assessment subnets(Estate estate) {
        return estate.computes().assess(computes -> subnets(estate, computes));
    }

    private static Assessment subnets(Estate estate, List<JsonNode> computes) {
        List<JsonNode> made =
                computes.stream().filter(one -> !Computes.isAttached(one)).toList();
        Assessment own = isolated(estate)
                ? Assessment.pass("what the workspace makes lives in its managed network")
                : SUBNETS.of(
                        made.size(),
                        Computes.lacking(made, one -> !Computes.subnet(one).isEmpty()));
        List<String> attached = Computes.lacking(computes, one -> !Computes.isAttached(one));
        return attached.isEmpty()
                ? own
                : Assessment.together(
                        own,
                        Assessment.info("what is attached has networks of its own: " + Assessment.names(attached)));
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
                "public network access is " + (closed ? "disabled" : "enabled") + ", " + approved
                        + " private endpoint(s) approved",
                "Make a private endpoint, approve it (ws.network().privateEndpointConnections()), then ws.network().publicAccess(false).");
    }

    private static Assessment scoring(List<JsonNode> services) {
        return TLS.of(
                services.size(),
                ServiceControls.names(
                        services, service -> service.path("scoringUri").asText().startsWith("http:")));
    }

    private static Assessment storage(JsonNode storage) {
        String name = "storage account " + storage.path("name").asText();
        return Assessment.when(
                storage.at("/properties/supportsHttpsTrafficOnly").asBoolean(),
                name + " takes TLS only",
                name + " takes plain HTTP",
                "az storage account update --https-only true.");
    }

    static boolean isolated(Estate estate) {
        return estate.property("/managedNetwork/isolationMode").startsWith("Allow");
    }
}
