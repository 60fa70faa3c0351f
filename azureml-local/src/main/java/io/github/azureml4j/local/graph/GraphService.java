package io.github.azureml4j.local.graph;

import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.entra.ServicePrincipal;
import io.github.azureml4j.local.entra.UserAccount;
import io.github.azureml4j.local.front.LocalError;
import java.util.Optional;
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

    Stream<ServicePrincipal> servicePrincipals(String objectId) {
        return entra.servicePrincipals().filter(found -> found.objectId().equalsIgnoreCase(objectId));
    }

    ServicePrincipal require(String objectId) {
        return servicePrincipals(objectId).findFirst().orElseThrow(() -> missing(objectId));
    }

    /** Who has that name, or that object id. */
    Stream<UserAccount> users(String nameOrId) {
        return entra.users()
                .filter(user -> user.userName().equalsIgnoreCase(nameOrId)
                        || user.objectId().equalsIgnoreCase(nameOrId));
    }

    UserAccount requireUser(String nameOrId) {
        return users(nameOrId).findFirst().orElseThrow(() -> missing(nameOrId));
    }

    Optional<String> groupName(String objectId) {
        return entra.groupName(objectId);
    }

    private static LocalError missing(String id) {
        return LocalError.notFound(
                "Request_ResourceNotFound",
                "Resource '" + id
                        + "' does not exist or one of its queried reference-property objects are not present.");
    }
}
