package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpClient;
import com.azure.identity.CredentialUnavailableException;
import java.util.HashMap;
import java.util.Map;

/**
 * The identity endpoint of Azure ML compute, which azure-identity for Java mistakes for Cloud Shell. It knows identities
 * by client id only; the compute's own is named by a variable.
 */
final class ComputeIdentity implements IdentitySource {

    private final IdentityEndpoint endpoint;
    private final IdentityName name;
    private final Machine machine;
    private final IdentityRequests requests;

    ComputeIdentity(IdentityEndpoint endpoint, IdentityName name, Machine machine) {
        this.endpoint = endpoint;
        this.name = name;
        this.machine = machine;
        this.requests = new IdentityRequests(toString(), machine.sleeper());
    }

    @Override
    public AccessToken token(String resource, HttpClient http) {
        if (!name.isDefault() && name.kind() != IdentityName.Kind.CLIENT_ID) {
            throw new CredentialUnavailableException(
                    this + " knows identities by client id only, and this one is named by " + name);
        }
        return requests.ask(
                        endpoint.get(
                                query(resource), Map.of("secret", machine.variable("MSI_SECRET"), "Metadata", "true")),
                        http)
                .token(toString(), machine.clock().instant());
    }

    private Map<String, String> query(String resource) {
        Map<String, String> query = new HashMap<>(Map.of("api-version", "2017-09-01", "resource", resource));
        String clientId = name.isDefault() ? machine.variable("DEFAULT_IDENTITY_CLIENT_ID") : name.value();
        if (!clientId.isEmpty()) {
            query.put("clientid", clientId);
        }
        return query;
    }

    @Override
    public String toString() {
        return "Azure ML compute identity endpoint at " + endpoint;
    }
}
