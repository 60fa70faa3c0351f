package io.github.azureml4j.core.security.posture;

import static io.github.azureml4j.core.security.posture.Control.observed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** Section E, third part: images, containers, clusters, disks and the service's own secrets. */
final class ComputeEncryptionControls {
    static final List<Control> ALL = List.of(
            new Control(
                    "E16",
                    "Images in the container registry are encrypted by the service; a key of one's own needs a registry of one's own",
                    ComputeEncryptionControls::registry),
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
                        List<String> attached = Computes.lacking(Computes.of(computes, "Databricks"), any -> false);
                        return Assessment.info(
                                attached.isEmpty()
                                        ? "no Databricks workspace is attached"
                                        : Assessment.names(attached) + ": their settings are Databricks' own");
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

    private static final Census GROUPS = new Census(
            "web services on ACI",
            "are encrypted with a customer's key",
            "are encrypted with Microsoft's keys",
            "Deploy them anew with AciDeployConfig...cmk(KeyRef).");

    private ComputeEncryptionControls() {}

    private static Assessment registry(Estate estate) {
        if (estate.property("/containerRegistry").isEmpty()) {
            return Assessment.info("there is no registry before the first image is built");
        }
        return estate.registry()
                .assess(registry -> Assessment.when(
                        registry.at("/properties/encryption/status").asText().equalsIgnoreCase("enabled"),
                        "registry " + registry.path("name").asText() + " is encrypted with a customer's key",
                        "registry " + registry.path("name").asText() + " is encrypted with Microsoft's keys",
                        "Attach a Premium registry that is encrypted with a key of your own."));
    }

    private static Assessment aci(List<JsonNode> services) {
        List<JsonNode> groups = ServiceControls.of("ACI", services);
        List<String> silent = ServiceControls.names(groups, service -> !service.has("encryptionProperties"));
        if (!groups.isEmpty() && silent.size() == groups.size()) {
            return Assessment.unknown(
                    "these web services on ACI do not say how they are encrypted: " + Assessment.names(silent),
                    "Deploy with AciDeployConfig...cmk(KeyRef) and read the container group.");
        }
        return GROUPS.of(
                groups.size(),
                ServiceControls.names(
                        groups,
                        service -> service.at("/encryptionProperties/keyName")
                                .asText("")
                                .isEmpty()));
    }

    private static Assessment aks(Estate estate) {
        return estate.computes()
                .map(computes -> Computes.of(computes, "AKS", "Kubernetes"))
                .assess(clusters -> clusters.isEmpty()
                        ? Assessment.info("there are no Kubernetes clusters")
                        : Assessment.together(clusters.stream()
                                .map(cluster -> disks(estate, cluster))
                                .toList()));
    }

    private static Assessment disks(Estate estate, JsonNode cluster) {
        String name = "cluster " + cluster.path("name").asText();
        String id = cluster.at("/properties/resourceId").asText("");
        if (!id.toLowerCase(Locale.ROOT).contains("/microsoft.containerservice/managedclusters/")) {
            return id.isEmpty()
                    ? Assessment.unknown(name + " does not say which Kubernetes cluster it is")
                    : Assessment.info(name + " is not on AKS");
        }
        return estate.managedCluster(id).assess(document -> {
            boolean own =
                    !document.at("/properties/diskEncryptionSetID").asText("").isEmpty();
            String version = ", Kubernetes "
                    + document.at("/properties/kubernetesVersion").asText("of an unknown version");
            return Assessment.when(
                    own,
                    name + " has disks encrypted with a customer's key" + version,
                    name + " has disks encrypted with Microsoft's keys" + version,
                    "Make the cluster with a disk encryption set; it cannot be added later.");
        });
    }
}
