package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpClient;
import com.azure.identity.CredentialUnavailableException;
import java.util.HashMap;
import java.util.Map;

/** The agent of an Arc machine. It wants to hear what stands in a file that only its friends can read. */
final class ArcIdentity implements IdentitySource {

    private final IdentityEndpoint endpoint;
    private final IdentityName name;
    private final Machine machine;
    private final IdentityRequests requests;

    ArcIdentity(IdentityEndpoint endpoint, IdentityName name, Machine machine) {
        this.endpoint = endpoint;
        this.name = name;
        this.machine = machine;
        this.requests = new IdentityRequests(toString(), machine.sleeper());
    }

    @Override
    public AccessToken token(String resource, HttpClient http) {
        if (!name.isDefault()) {
            throw new CredentialUnavailableException(
                    this + " has the machine's own identity only, and this one is named by " + name);
        }
        Map<String, String> query = Map.of("api-version", "2019-11-01", "resource", resource);
        Map<String, String> headers = new HashMap<>(Map.of("Metadata", "true"));
        IdentityAnswer answer = requests.ask(endpoint.get(query, headers), http);
        if (answer.status() == 401) {
            String secret = new ArcSecret(machine.arcSecrets()).read(answer.challenge());
            headers.put("Authorization", "Basic " + secret);
            answer = requests.ask(endpoint.get(query, headers), http);
        }
        return answer.token(toString(), machine.clock().instant());
    }

    @Override
    public String toString() {
        return "Azure Arc agent at " + endpoint;
    }
}
