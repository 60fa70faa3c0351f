package io.github.azureml4j.local.services;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.LongOperation;
import java.util.List;

/**
 * One service as it is now. Immutable, but for the deployment that goes on behind it.
 *
 * @param workspace the scope of its workspace
 * @param document what the world may read of it
 * @param modelIds {@code name:version} of the models it was made from
 * @param operation that made it
 */
record Webservice(
        String workspace,
        String name,
        ObjectNode document,
        List<String> modelIds,
        ServiceKeys keys,
        LongOperation operation,
        Deployment deployment) {

    Webservice {
        modelIds = List.copyOf(modelIds);
    }

    Webservice with(ObjectNode changed) {
        return new Webservice(workspace, name, changed, modelIds, keys, operation, deployment);
    }

    Webservice with(ServiceKeys others) {
        return new Webservice(workspace, name, document, modelIds, others, operation, deployment);
    }

    boolean keyAuth() {
        return document.path("authEnabled").asBoolean();
    }

    boolean tokenAuth() {
        return document.path("aadAuthEnabled").asBoolean();
    }

    /** Whom tokens of this service are meant for; a later service of the same name is somebody else. */
    String audience() {
        return workspace + "/services/" + name + "/" + operation.id();
    }
}
