package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.security.preflight.PreflightSubject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workspace to be, checked and complete, its dependents named. Immutable; holds no secrets.
 *
 * @param sku the name of its edition; empty leaves it to the service
 * @param properties what needs no more than a name and a value; not handed out
 */
record WorkspaceSettings(
        WorkspaceId id,
        String location,
        Map<String, String> tags,
        String sku,
        WorkspaceIdentity identity,
        Dependencies dependencies,
        @Nullable CmkSettings cmk,
        WorkspaceNetwork network,
        ObjectNode properties,
        boolean removeOnFailure) {
    /** Request units of the Cosmos DB account of a workspace with a customer-managed key, unless said otherwise. */
    static final int USUAL_THROUGHPUT = 8_000;

    WorkspaceSettings {
        tags = Map.copyOf(tags);
        properties = properties.deepCopy();
    }

    boolean hbi() {
        return properties.path("hbiWorkspace").asBoolean();
    }

    int throughput() {
        return properties
                .at("/serviceManagedResourcesSettings/cosmosDb/collectionsThroughput")
                .asInt(USUAL_THROUGHPUT);
    }

    /** The api-version that knows all that is asked for. */
    String apiVersion() {
        boolean newer = PropertyNames.needNewer(WorkspaceDocument.of(this).path("properties"));
        return newer ? WorkspaceConnection.NEWER_API_VERSION : WorkspaceConnection.API_VERSION;
    }

    /** Whether the service makes a resource group for the customer-managed key in the customer's subscription. */
    boolean hasManagedGroup() {
        return cmk != null && !storesKeptByService(cmk, properties);
    }

    /** Whether the service keeps the encrypted stores in its own subscription: two settings say so. */
    static boolean storesKeptByService(CmkSettings cmk, ObjectNode properties) {
        return cmk.serviceSide() || properties.path("enableSimplifiedCmk").asBoolean();
    }

    /** Whether it makes a Cosmos DB account in that group. */
    boolean hasManagedCosmos() {
        return hasManagedGroup()
                && (cmk == null || cmk.stores() == null || cmk.stores().cosmosDb() == null);
    }

    /** Whether something is to be made besides the workspace, which then takes a template. */
    boolean byTemplate() {
        return !dependencies.made().isEmpty();
    }

    PreflightSubject subject() {
        return PreflightSubject.of(id, location)
                .hbi(hbi())
                .cmk(cmk == null ? null : cmk.request(!hasManagedGroup()))
                .existing(dependencies.given())
                .planned(dependencies.planned())
                .identities(identity.userAssigned())
                .byTemplate(byTemplate());
    }
}
