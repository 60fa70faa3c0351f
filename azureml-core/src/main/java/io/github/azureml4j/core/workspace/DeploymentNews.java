package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.arm.Pages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of each resource of a deployment ({@code DeploymentOperations_List} 2024-03-01). Not thread-safe. */
final class DeploymentNews {
    private final AzureConnection azure;
    private final CreationRecord begun;
    private final Map<ArmId, String> known = new HashMap<>();

    DeploymentNews(AzureConnection azure, CreationRecord begun) {
        this.azure = azure;
        this.begun = begun;
    }

    /** What has changed since it was last asked. Progress is no reason to fail: without the right to read it there is none. */
    List<Item> read() {
        if (begun.deployment() == null) {
            return List.of();
        }
        try {
            List<Item> changed = new ArrayList<>();
            for (Item item : items()) {
                if (!item.state().equals(known.put(item.id(), item.state()))) {
                    changed.add(item);
                }
            }
            return changed;
        } catch (AzureMlException unreadable) {
            return List.of();
        }
    }

    /** What stands by now. */
    List<ArmId> made() {
        List<Item> unused = read();
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase("Succeeded"))
                .map(Map.Entry::getKey)
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
    }

    /** Whether the deployment itself says that it did not succeed. A resume token alone is no reason to delete anything. */
    boolean haveFailed() {
        try {
            WorkspaceId id = begun.workspace();
            String state = azure.arm()
                    .apiVersion(Creation.DEPLOYMENTS_VERSION)
                    .get(Creation.DEPLOYMENT, id.subscription(), id.resourceGroup(), String.valueOf(begun.deployment()))
                    .json()
                    .at("/properties/provisioningState")
                    .asText();
            return state.equalsIgnoreCase("Failed") || state.equalsIgnoreCase("Canceled");
        } catch (AzureMlException unreadable) {
            return false;
        }
    }

    /** How much of it stands, in percent. */
    double percent() {
        long ready =
                known.values().stream().filter("Succeeded"::equalsIgnoreCase).count();
        return 100.0 * ready / begun.size();
    }

    private List<Item> items() {
        WorkspaceId id = begun.workspace();
        return Pages.of(
                        azure.arm()
                                .apiVersion(Creation.DEPLOYMENTS_VERSION)
                                .get(
                                        "/subscriptions/{}/resourcegroups/{}/deployments/{}/operations",
                                        id.subscription(),
                                        id.resourceGroup(),
                                        String.valueOf(begun.deployment())),
                        item -> item.path("properties"))
                .stream()
                .filter(item -> !item.at("/targetResource/id").asText("").isEmpty())
                .map(Item::of)
                .filter(item -> begun.makes(item.id()))
                .toList();
    }

    /**
     * One resource.
     *
     * @param id which
     * @param state how far it is, in the service's spelling
     */
    record Item(ArmId id, String state) {
        private static Item of(JsonNode item) {
            return new Item(
                    ArmId.parse(item.at("/targetResource/id").asText()),
                    item.path("provisioningState").asText());
        }

        /** What people call it. */
        String label() {
            return Labels.of(id);
        }
    }
}
