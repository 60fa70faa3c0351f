package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/** E2: whether the scratch disks of a workspace with high business impact can have been encrypted. */
final class ScratchDisk {
    private ScratchDisk() {}

    static Assessment check(Estate estate) {
        if (!estate.hbi()) {
            return Assessment.info("it does not apply: no high business impact");
        }
        return estate.clustersOfSubscription().assess(clusters -> assess(clusters, born(estate.workspace())));
    }

    /** Deleted clusters count as well and leave no trace, so that there is never more than half a proof. */
    private static Assessment assess(List<JsonNode> clusters, String workspaceMade) {
        List<String> earlier = clusters.stream()
                .filter(cluster -> isBefore(created(cluster), workspaceMade))
                .map(cluster -> cluster.path("name").asText())
                .toList();
        return earlier.isEmpty()
                ? Assessment.unknown(
                        "none of the " + clusters.size() + " clusters that can be seen is older than the workspace;"
                                + " deleted ones and those of workspaces that this account cannot read leave no trace",
                        "Ask the service's support whether the subscription ever had a cluster before.")
                : Assessment.fail(
                        "older than the workspace: " + Assessment.names(earlier),
                        "Ask the service's support to turn scratch disk encryption on for the subscription.");
    }

    private static String created(JsonNode cluster) {
        return cluster.at("/properties/createdOn").asText();
    }

    private static String born(JsonNode workspace) {
        String made = workspace.at("/systemData/createdAt").asText("");
        return made.isEmpty() ? workspace.at("/properties/creationTime").asText("") : made;
    }

    /** Without a time on both sides there is no proof; the outcome is unknown then as well. */
    private static boolean isBefore(String cluster, String workspace) {
        try {
            return OffsetDateTime.parse(cluster).isBefore(OffsetDateTime.parse(workspace));
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
