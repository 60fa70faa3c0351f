package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.http.ServiceClient;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a workspace. Sent is only what was asked for; all else stays. What is decided when a workspace is made has no word here:
 * region, storage account, key vault, high business impact, and the vault of a customer-managed key. Not thread-safe; may be used again.
 */
public final class WorkspaceUpdate {
    private final WorkspaceConnection connection;
    private final ObjectNode body = Json.mapper().createObjectNode();
    private final Set<String> removed = new LinkedHashSet<>();
    private Map<String, String> tags = Map.of();
    private @Nullable WorkspaceIdentity identity;
    private @Nullable WorkspaceNetwork network;

    /**
     * Nothing asked for yet. Applications use {@link io.github.azureml4j.core.Workspace#update()}.
     *
     * @param connection the workspace
     */
    public WorkspaceUpdate(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /** The name that people see. */
    public WorkspaceUpdate friendlyName(String value) {
        return property("friendlyName", value);
    }

    /** What it is for. */
    public WorkspaceUpdate description(String value) {
        return property("description", value);
    }

    /** All its tags: those that are not among them go. */
    public WorkspaceUpdate tags(Map<String, String> all) {
        tags = Map.copyOf(all);
        Tags.writeTo(body, tags);
        return this;
    }

    /**
     * Whom it acts as, the first user-assigned identity by default. Those that it had and that are not named here stay; see {@link
     * #removeIdentity}.
     */
    public WorkspaceUpdate identity(WorkspaceIdentity value) {
        identity = value;
        return this;
    }

    /** A user-assigned identity, by ARM id, that it shall not have any longer. Together with {@link #identity}, which says who stays. */
    public WorkspaceUpdate removeIdentity(String armId) {
        removed.add(armId);
        return this;
    }

    /** Who reaches it and what it reaches. */
    public WorkspaceUpdate network(WorkspaceNetwork value) {
        network = value;
        return this;
    }

    /** Another Application Insights component, by ARM id. */
    public WorkspaceUpdate applicationInsights(String armId) {
        return property("applicationInsights", armId);
    }

    /** Another container registry, by ARM id. */
    public WorkspaceUpdate containerRegistry(String armId) {
        return property("containerRegistry", armId);
    }

    /** The compute that builds images, by name. */
    public WorkspaceUpdate imageBuildCompute(String computeName) {
        return property("imageBuildCompute", computeName);
    }

    /** Whether the data plane of the first service is reached at the old addresses. */
    public WorkspaceUpdate v1LegacyMode(boolean value) {
        return property("v1LegacyMode", value);
    }

    /** Request units of the collections of its Cosmos DB account. */
    public WorkspaceUpdate cosmosThroughput(int requestUnits) {
        return property(
                "serviceManagedResourcesSettings", Map.of("cosmosDb", Map.of("collectionsThroughput", requestUnits)));
    }

    /** Whether its data is kept apart in the storage account, which other workspaces may share. */
    public WorkspaceUpdate enableDataIsolation(boolean value) {
        return property("enableDataIsolation", value);
    }

    /** Its edition. */
    public WorkspaceUpdate sku(String value) {
        body.putObject("sku").put("name", value).put("tier", value);
        return this;
    }

    /** Whether its identity is Contributor of its resource group (2025-06-01). */
    public WorkspaceUpdate allowRoleAssignmentOnRG(boolean value) {
        return property("allowRoleAssignmentOnRG", value);
    }

    /**
     * A property by the service's name, for those that have no word of their own here.
     *
     * @param name such as {@code featureStoreSettings}
     * @param value a text, number, boolean, map or list
     */
    public WorkspaceUpdate property(String name, Object value) {
        body.withObject("/properties").set(name, Json.mapper().<JsonNode>valueToTree(value));
        return this;
    }

    /**
     * Begins the change ({@code Workspaces_Update} 2024-04-01, or 2025-06-01 when one of its settings is asked for).
     *
     * @return yields what the service then says of the workspace
     * @throws IllegalArgumentException naming everything that is wrong, before any request: settings that are decided at creation,
     *     identities that are removed without saying who stays, nothing at all
     */
    public Operation<WorkspaceDetails> begin() {
        ObjectNode sent = document();
        check(sent);
        ServiceClient plane = connection.arm(PropertyNames.needNewer(sent.path("properties")));
        return connection.operations().begin(plane, plane.patch("").json(sent).send(), WorkspaceDetails::of);
    }

    private ObjectNode document() {
        ObjectNode sent = body.deepCopy();
        if (network != null) {
            network.writeTo(sent.withObject("/properties"));
        }
        if (identity != null) {
            identity.writeTo(sent);
            if (!identity.userAssigned().isEmpty()) {
                identity.writePrimaryTo(sent.withObject("/properties"));
            }
            ObjectNode ids = removed.isEmpty() ? sent : sent.withObject("/identity/userAssignedIdentities");
            removed.forEach(ids::putNull);
        }
        return sent;
    }

    private static Set<String> names(JsonNode properties) {
        Set<String> names = new LinkedHashSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void check(ObjectNode sent) {
        Faults faults = new Faults("cannot change workspace " + connection.id().name());
        SettingChecks.tags(faults, tags);
        PropertyNames.checkChange(faults, names(sent.path("properties")));
        if (network != null) {
            network.check(faults, "network().allowFromEverywhere() takes a list away");
        }
        removed.forEach(id -> SettingChecks.id(faults, "removed identity", WorkspaceIdentity.RESOURCE_TYPE, id));
        faults.when(
                !removed.isEmpty() && identity == null,
                "identities are removed without saying who stays: add identity(...)");
        if (identity != null) {
            identity.check(faults);
        }
        faults.when(sent.isEmpty() && removed.isEmpty(), "nothing to change");
        SettingChecks.secrets(faults, connection.azure(), connection.id().name(), sent);
        faults.raise();
    }
}
