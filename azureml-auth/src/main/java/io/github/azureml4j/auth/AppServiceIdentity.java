package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpClient;
import java.util.HashMap;
import java.util.Map;

/** The identity endpoint of App Service, Functions and Container Apps. */
final class AppServiceIdentity implements IdentitySource {

    private final IdentityEndpoint endpoint;
    private final IdentityName name;
    private final Machine machine;
    private final IdentityRequests requests;

    AppServiceIdentity(IdentityEndpoint endpoint, IdentityName name, Machine machine) {
        this.endpoint = endpoint;
        this.name = name;
        this.machine = machine;
        this.requests = new IdentityRequests(toString(), machine.sleeper());
    }

    @Override
    public AccessToken token(String resource, HttpClient http) {
        return requests.ask(
                        endpoint.get(query(resource), Map.of("X-IDENTITY-HEADER", machine.variable("IDENTITY_HEADER"))),
                        http)
                .token(toString(), machine.clock().instant());
    }

    private Map<String, String> query(String resource) {
        Map<String, String> query = new HashMap<>(Map.of("api-version", "2019-08-01", "resource", resource));
        switch (name.kind()) {
            case CLIENT_ID -> query.put("client_id", name.value());
            case OBJECT_ID -> query.put("object_id", name.value());
            case RESOURCE_ID -> query.put("mi_res_id", name.value());
            case NONE -> {}
        }
        return query;
    }

    @Override
    public String toString() {
        return "App Service identity endpoint at " + endpoint;
    }
}
