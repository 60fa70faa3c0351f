package io.github.azureml4j.core.security.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import io.github.azureml4j.core.security.reading.RoleAssignments;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the subscription has a compute cluster already: the scratch disks of an HBI workspace's clusters are encrypted only in one
 * that never had any. Clusters that are gone again leave no trace that could be read.
 */
final class EarlierClusterCheck implements Check {
    private static final String REMEDY =
            "open a support ticket with Microsoft to have scratch disks encrypted, or take a subscription of its own";

    private final Reader reader;
    private final String subscription;
    private final ServiceClient arm;

    EarlierClusterCheck(Reader reader, PreflightSubject subject) {
        this.reader = reader;
        this.subscription = "/subscriptions/" + subject.id().subscription();
        this.arm = reader.azure().arm().apiVersion(WorkspaceConnection.API_VERSION);
    }

    @Override
    public List<Finding> look() {
        Reading<List<JsonNode>> workspaces = reader.list(arm.get(subscription + "/providers/" + WorkspaceId.TYPE));
        if (workspaces.unread().isPresent()) {
            return List.of(unknown(workspaces.unread().get()));
        }
        List<String> clusters = new ArrayList<>();
        List<Finding> unseen = new ArrayList<>();
        for (JsonNode workspace : workspaces.value().orElse(List.of())) {
            Reading<List<JsonNode>> computes =
                    reader.list(arm.get(workspace.path("id").asText() + "/computes"));
            computes.unread().ifPresent(reason -> unseen.add(unknown(reason)));
            computes.value().orElse(List.of()).stream()
                    .filter(EarlierClusterCheck::isCluster)
                    .forEach(cluster -> clusters.add(cluster.path("id").asText()));
        }
        if (!clusters.isEmpty()) {
            return List.of(found(clusters));
        }
        return unseen.isEmpty() ? sight() : unseen.subList(0, 1);
    }

    /** Lists leave out what the caller may not see; assignments at the subscription are shown to those alone who see all of it. */
    private List<Finding> sight() {
        return new RoleAssignments(reader)
                .at(subscription)
                .unread()
                .map(reason -> List.of(unknown("the caller does not see the whole subscription: " + reason)))
                .orElse(List.of());
    }

    private Finding found(List<String> clusters) {
        return Finding.warning(
                "HBI_EARLIER_CLUSTERS",
                subscription,
                "the subscription has " + clusters.size() + " compute cluster(s) already, such as " + clusters.get(0)
                        + ", so that the scratch disks of new ones are not encrypted on account of HBI",
                REMEDY);
    }

    private Finding unknown(String reason) {
        return Finding.unknown(
                "HBI_EARLIER_CLUSTERS_UNREADABLE", subscription, reason, "ask for the role Reader on the subscription");
    }

    private static boolean isCluster(JsonNode compute) {
        return compute.path("properties").path("computeType").asText().equalsIgnoreCase("AmlCompute");
    }
}
