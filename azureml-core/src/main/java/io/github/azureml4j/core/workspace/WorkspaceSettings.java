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
 * @param properties what needs no more than a name and a value; not handed out
 * @param newer whether one of the properties is known to 2025-06-01 only
 */
record WorkspaceSettings(
        WorkspaceId id,
        String location,
        Map<String, String> tags,
        WorkspaceIdentity identity,
        Dependencies dependencies,
        @Nullable CmkSettings cmk,
        WorkspaceNetwork network,
        ObjectNode properties,
        boolean newer,
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
        boolean needed = newer || network.isNewer() || (cmk != null && cmk.isNewer());
        return needed ? WorkspaceConnection.NEWER_API_VERSION : WorkspaceConnection.API_VERSION;
    }

    /** Whether something is to be made besides the workspace, which then takes a template. */
    boolean byTemplate() {
        return !dependencies.made().isEmpty();
    }

    PreflightSubject subject() {
        return PreflightSubject.of(id, location)
                .hbi(hbi())
                .cmk(cmk == null ? null : cmk.request())
                .existing(dependencies.given())
                .planned(dependencies.planned())
                .identities(identity.userAssigned())
                .byTemplate(byTemplate());
    }
}
