package io.github.azureml4j.core.security.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.http.ServiceRequest;
import java.util.Optional;

/**
 * Service principals of the tenant, and what is neither one nor a user, by Microsoft Graph v1.0: Resource Manager knows them by object id
 * only. Many callers may not read there, and then nothing is known. Thread-safe.
 */
public final class Directory {
    private static final String LIST = "/v1.0/servicePrincipals";

    private final Reader reader;
    private final ServiceClient graph;

    /**
     * Reads the directory of the connection's tenant.
     *
     * @param reader how to read
     */
    public Directory(Reader reader) {
        this.reader = reader;
        this.graph = reader.azure().graph();
    }

    /**
     * One service principal.
     *
     * @param objectId its id in the tenant
     * @param displayName the name that people see
     */
    public record Principal(String objectId, String displayName) {
        static Principal of(JsonNode node) {
            return new Principal(
                    node.path("id").asText(), node.path("displayName").asText());
        }
    }

    /**
     * The tenant's service principal of an application.
     *
     * @param applicationId the application (client) id
     */
    public Reading<Principal> ofApplication(String applicationId) {
        ServiceRequest request = graph.get(LIST).query("$filter", "appId eq '" + applicationId + "'");
        return Reading.of(() -> Optional.of(request.json().path("value").path(0))
                .filter(JsonNode::isObject)
                .map(Principal::of));
    }

    /**
     * A service principal.
     *
     * @param objectId its id in the tenant
     */
    public Reading<Principal> principal(String objectId) {
        return reader.read(graph.get(LIST + "/{}", objectId)).map(Principal::of);
    }

    /**
     * Whether an id may be a group's: the directory shows neither a service principal nor a user of that id, or does not answer.
     *
     * @param objectId its id in the tenant
     */
    public boolean mayBeGroup(String objectId) {
        Reading<Principal> principal = principal(objectId);
        if (!principal.isAbsent()) {
            return principal.unread().isPresent();
        }
        return reader.read(graph.get("/v1.0/users/{}", objectId)).value().isEmpty();
    }
}
