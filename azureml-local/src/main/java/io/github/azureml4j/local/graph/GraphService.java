package io.github.azureml4j.local.graph;

import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.entra.ServicePrincipal;
import io.github.azureml4j.local.front.LocalError;
import java.util.stream.Stream;

/** The directory as those see it who read it. Thread-safe. */
public final class GraphService {

    private final EntraService entra;

    public GraphService(EntraService entra) {
        this.entra = entra;
    }

    Stream<ServicePrincipal> ofApplication(String clientId) {
        return entra.servicePrincipals().filter(found -> found.clientId().equalsIgnoreCase(clientId));
    }

    ServicePrincipal require(String objectId) {
        return entra.servicePrincipals()
                .filter(found -> found.objectId().equalsIgnoreCase(objectId))
                .findFirst()
                .orElseThrow(
                        () -> LocalError.notFound(
                                "Request_ResourceNotFound",
                                "Resource '" + objectId
                                        + "' does not exist or one of its queried reference-property objects are not present."));
    }
}
