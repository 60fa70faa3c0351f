package io.github.azureml4j.core.security.posture;

import static io.github.azureml4j.core.security.posture.Control.observed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Section E, second half: containers, clusters, disks and the service's own secrets. */
final class ComputeEncryptionControls {
    static final List<Control> ALL = List.of(
            new Control(
                    "E17",
                    "A container group on ACI can be encrypted with a key named by vault, name and version",
                    estate -> estate.services().assess(ComputeEncryptionControls::aci)),
            new Control(
                    "E18",
                    "Disks of an AKS cluster can be encrypted with the customer's key, from Kubernetes 1.17 on",
                    ComputeEncryptionControls::aks),
            observed(
                    "E19",
                    "OS disks of compute are encrypted with Microsoft's keys and vanish when the cluster shrinks",
                    "the service sees to it; a client sees none of it"),
            new Control(
                    "E20",
                    "Scratch disks are encrypted by default only with high business impact, with keys of the system",
                    estate -> Assessment.info(
                            estate.hbi()
                                    ? "encrypted, as far as E2 allows"
                                    : "not encrypted by default: no high business impact")),
            new Control(
                    "E21",
                    "Databricks keeps its files encrypted with Microsoft's keys, its root with the customer's on request",
                    estate -> estate.computes().assess(computes -> {
                        int attached = Computes.of(computes, "Databricks").size();
                        return Assessment.info(
                                attached == 0
                                        ? "no Databricks workspace is attached"
                                        : attached + " attached; their settings are Databricks' own");
                    })),
            new Control(
                    "E22",
                    "The workspace's vault keeps the storage connection string, the registry's password and datastore credentials",
                    estate -> estate.vault()
                            .assess(vault -> Assessment.info("they are in vault "
                                    + vault.path("name").asText() + "; who may read that vault may read them"))),
            observed(
                    "E23",
                    "SSH credentials of attached machines are kept in a vault of Microsoft's; passwords of people are not kept",
                    "the service sees to it; a client sees none of it"));

    private ComputeEncryptionControls() {}

    private static Assessment aci(List<JsonNode> services) {
        List<JsonNode> groups = ServiceControls.of("ACI", services);
        boolean told = groups.stream().anyMatch(service -> service.has("encryptionProperties"));
        if (!groups.isEmpty() && !told) {
            return Assessment.unknown(
                    "none of " + groups.size() + " web services on ACI says how it is encrypted",
                    "Deploy with AciDeployConfig...cmk(KeyRef) and read the container group.");
        }
        return Assessment.without(
                groups.size(),
                "web services on ACI",
                ServiceControls.names(
                        groups,
                        service -> service.at("/encryptionProperties/keyName")
                                .asText("")
                                .isEmpty()),
                "are encrypted with a customer's key",
                "Deploy them anew with AciDeployConfig...cmk(KeyRef).");
    }

    private static Assessment aks(Estate estate) {
        return estate.computes()
                .map(computes -> Computes.of(computes, "AKS", "Kubernetes"))
                .assess(clusters -> clusters.isEmpty()
                        ? Assessment.info("there are no Kubernetes clusters")
                        : disks(estate, clusters));
    }

    private static Assessment disks(Estate estate, List<JsonNode> clusters) {
        return Sight.all(
                        "the Kubernetes clusters",
                        clusters.stream().map(cluster -> disk(estate, cluster)).toList())
                .assess(disks -> Assessment.without(
                        clusters.size(),
                        "Kubernetes clusters",
                        disks.stream().flatMap(Optional::stream).toList(),
                        "have disks encrypted with a customer's key",
                        "Make the cluster with a disk encryption set; it cannot be added later."));
    }

    /** The name of a cluster whose disks Microsoft's keys encrypt. */
    private static Sight<Optional<String>> disk(Estate estate, JsonNode cluster) {
        return estate.managedCluster(cluster.at("/properties/resourceId").asText(""))
                .map(document -> document.at("/properties/diskEncryptionSetID")
                                .asText("")
                                .isEmpty()
                        ? Optional.of(cluster.path("name").asText())
                        : Optional.empty());
    }
}
