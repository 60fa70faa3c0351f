package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ResourceGroups;
import io.github.azureml4j.core.http.Json;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a workspace to be. Name, resource group and location are required. Not thread-safe; may be used again, each {@link #plan}
 * and each {@link #begin} is independent.
 *
 * <p>Storage account, key vault and Application Insights that are not given are made with the workspace, by one template deployment in
 * its resource group. When all are given, one plain request makes the workspace. The container registry is made by the service at the
 * first image build, unless one is given or asked for.
 *
 * <p>Settings that the service knows since 2025-06-01 say so; the workspace is made with that api-version only when one of them is set.
 */
public final class WorkspaceCreate {
    private String name = "";
    private String resourceGroup = "";
    private String location = "";
    private WorkspaceIdentity identity = WorkspaceIdentity.systemAssigned();
    private WorkspaceNetwork network = WorkspaceNetwork.defaults();
    private @Nullable CmkSettings cmk;
    private boolean registry;
    private boolean removeOnFailure;
    private String sku = "";
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Map<Dependent, String> existing = new EnumMap<>(Dependent.class);
    private final Set<String> named = new TreeSet<>();
    private final ObjectNode properties = Json.mapper().createObjectNode().put("hbiWorkspace", false);

    /** Nothing set yet. Applications use {@link Workspace#create()}. */
    public WorkspaceCreate() {}

    /** Its name: 3 to 33 letters, digits, hyphens and underscores, beginning with a letter or digit. */
    public WorkspaceCreate name(String value) {
        name = value;
        return this;
    }

    /** The resource group, which must exist. */
    public WorkspaceCreate resourceGroup(String value) {
        resourceGroup = value;
        return this;
    }

    /** The region, such as {@code eastus}. */
    public WorkspaceCreate location(String value) {
        location = value;
        return this;
    }

    /** The name that people see; by default the name. */
    public WorkspaceCreate friendlyName(String value) {
        properties.put("friendlyName", value);
        return this;
    }

    /** What it is for. */
    public WorkspaceCreate description(String value) {
        properties.put("description", value);
        return this;
    }

    /** A tag; one of the same name is replaced. */
    public WorkspaceCreate tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /** Whom it acts as; by default an identity of its own name. */
    public WorkspaceCreate identity(WorkspaceIdentity value) {
        identity = value;
        return this;
    }

    /** Whether its data has high business impact, so that the service collects less diagnosis. Cannot be changed later; default false. */
    public WorkspaceCreate hbi(boolean value) {
        properties.put("hbiWorkspace", value);
        return this;
    }

    /**
     * Encrypts what the service keeps for the workspace with the customer's own key. Cannot be turned off later.
     *
     * @param keyVaultId the ARM id of the vault, which has soft delete and purge protection
     * @param keyUri the key in that vault, with its version: {@code https://{vault}/keys/{name}/{version}}
     */
    public WorkspaceCreate cmk(String keyVaultId, String keyUri) {
        return cmk(CmkSettings.of(keyVaultId, keyUri));
    }

    /** Encrypts what the service keeps for the workspace with the customer's own key. Cannot be turned off later. */
    public WorkspaceCreate cmk(CmkSettings value) {
        cmk = value;
        return this;
    }

    /** Who reaches it and what it reaches; by default as the service has it. */
    public WorkspaceCreate network(WorkspaceNetwork value) {
        network = value;
        return this;
    }

    /** An existing storage account, by ARM id, in place of a new one. */
    public WorkspaceCreate storageAccount(String armId) {
        existing.put(Dependent.STORAGE_ACCOUNT, armId);
        return this;
    }

    /** An existing key vault for the workspace's secrets, by ARM id, in place of a new one. */
    public WorkspaceCreate keyVault(String armId) {
        existing.put(Dependent.KEY_VAULT, armId);
        return this;
    }

    /** An existing Application Insights component, by ARM id, in place of a new one. */
    public WorkspaceCreate applicationInsights(String armId) {
        existing.put(Dependent.APPLICATION_INSIGHTS, armId);
        return this;
    }

    /** An existing container registry, by ARM id, in place of one that the service makes at the first image build. */
    public WorkspaceCreate containerRegistry(String armId) {
        existing.put(Dependent.CONTAINER_REGISTRY, armId);
        return this;
    }

    /** A container registry made with the workspace, unless one is given; default: none before the first image build. */
    public WorkspaceCreate newContainerRegistry() {
        registry = true;
        return this;
    }

    /** The compute that builds images, by name, where the service's own registry tasks cannot reach the registry. */
    public WorkspaceCreate imageBuildCompute(String computeName) {
        properties.put("imageBuildCompute", computeName);
        return this;
    }

    /** Whether the data plane of the first service is reached at the old addresses instead of through Resource Manager; default false. */
    public WorkspaceCreate v1LegacyMode(boolean value) {
        properties.put("v1LegacyMode", value);
        return this;
    }

    /**
     * Request units of the collections of the Cosmos DB account of a workspace with a customer-managed key; default 8000. The security
     * document calls any other figure unsupported, and the plan warns of it.
     */
    public WorkspaceCreate cosmosThroughput(int requestUnits) {
        properties
                .putObject("serviceManagedResourcesSettings")
                .putObject("cosmosDb")
                .put("collectionsThroughput", requestUnits);
        return this;
    }

    /** How its own datastores are opened; default by account key (2025-06-01). */
    public WorkspaceCreate systemDatastores(SystemDatastoresAuth auth) {
        properties.put("systemDatastoresAuthMode", auth.value());
        return this;
    }

    /** How many days a deleted workspace can be recovered, which keep its name taken; default 14 (2025-06-01). */
    public WorkspaceCreate softDeleteRetentionInDays(int days) {
        properties.put("softDeleteRetentionInDays", days);
        return this;
    }

    /** Whether its identity is made Contributor of its resource group; default true (2025-06-01). */
    public WorkspaceCreate allowRoleAssignmentOnRG(boolean value) {
        properties.put("allowRoleAssignmentOnRG", value);
        return this;
    }

    /** Its edition, such as {@code Basic}; by default as the service has it. */
    public WorkspaceCreate sku(String value) {
        sku = value;
        return this;
    }

    /** Whether its data is kept apart in the storage account, which other workspaces may share; default false. */
    public WorkspaceCreate enableDataIsolation(boolean value) {
        properties.put("enableDataIsolation", value);
        return this;
    }

    /**
     * A property by the service's name, for those that have no word of their own here.
     *
     * @param propertyName such as {@code featureStoreSettings} or {@code enableSoftwareBillOfMaterials}
     * @param value a text, number, boolean, map or list
     */
    public WorkspaceCreate property(String propertyName, Object value) {
        named.add(propertyName);
        properties.set(propertyName, Json.mapper().<JsonNode>valueToTree(value));
        return this;
    }

    /** Whether a creation that fails half-way takes away what it made; default false: what was made stays and is named. */
    public WorkspaceCreate removeOnFailure(boolean value) {
        removeOnFailure = value;
        return this;
    }

    /**
     * What the creation would make, and what speaks against it. Reads only: nothing is changed.
     *
     * @param ml where
     * @throws IllegalArgumentException naming everything that is wrong with the settings, before any request
     */
    public WorkspacePlan plan(AzureMl ml) {
        check(ml.connection());
        return Planning.of(ml.connection(), settings(ml.connection()));
    }

    /**
     * Begins the creation: {@link #plan}, {@link WorkspacePlan#requireNoBlockers()}, {@link WorkspacePlan#apply()}. Progress names each
     * resource.
     *
     * @param ml where
     * @throws IllegalArgumentException naming everything that is wrong with the settings, before any request
     * @throws io.github.azureml4j.core.security.preflight.PreflightException when something would make it fail, before anything is made
     */
    public Operation<Workspace> begin(AzureMl ml) {
        return plan(ml).requireNoBlockers().apply();
    }

    private void check(AzureConnection azure) {
        Faults faults = new Faults("cannot create the workspace");
        SettingChecks.name(faults, name);
        ResourceGroups.checkName(faults, resourceGroup);
        SettingChecks.location(faults, location);
        SettingChecks.tags(faults, tags, Dependencies.missing(existing.keySet(), registry));
        identity.check(faults);
        existing.forEach((kind, id) -> SettingChecks.id(faults, kind.label(), kind.type(), id));
        if (cmk != null) {
            cmk.check(faults, azure.cloud(), identity);
        }
        checkNumbers(faults);
        network.check(faults, "leave the list out");
        PropertyNames.checkCreation(faults, named);
        SettingChecks.secrets(faults, azure, name, shown());
        faults.raise();
    }

    private ObjectNode shown() {
        ObjectNode document = Json.mapper().createObjectNode();
        Tags.writeTo(document, tags);
        document.set("properties", properties);
        return document;
    }

    private void checkNumbers(Faults faults) {
        int days = properties.path("softDeleteRetentionInDays").asInt(1);
        faults.when(days < 1, "a soft-delete retention of " + days + " days is less than one");
        JsonNode units = properties.at("/serviceManagedResourcesSettings/cosmosDb/collectionsThroughput");
        faults.when(units.asInt(1) < 1, "a throughput of " + units + " request units is less than one");
        faults.when(
                !units.isMissingNode() && cmk == null,
                "a Cosmos DB throughput without a customer-managed key sets nothing");
        faults.when(
                !units.isMissingNode() && cmk != null && WorkspaceSettings.storesKeptByService(cmk, properties),
                "a Cosmos DB throughput sets nothing where the service keeps the encrypted stores itself");
    }

    private WorkspaceSettings settings(AzureConnection azure) {
        WorkspaceId id = new WorkspaceId(azure.subscription(), resourceGroup, name);
        return new WorkspaceSettings(
                id,
                location,
                tags,
                sku,
                identity,
                Dependencies.of(id, existing, registry),
                cmk,
                network,
                properties,
                removeOnFailure);
    }
}
