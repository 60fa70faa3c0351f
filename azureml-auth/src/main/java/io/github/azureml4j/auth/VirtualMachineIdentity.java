package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpClient;
import com.azure.identity.CredentialUnavailableException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * The metadata service of virtual machines and scale sets, which AKS nodes and many others have too. Elsewhere its
 * address leads nowhere, so that it is knocked at first, without the header that it wants: that costs a second where
 * nobody lives, and any answer means that somebody does.
 */
final class VirtualMachineIdentity implements IdentitySource {

    static final String WELL_KNOWN = "http://169.254.169.254";
    private static final String VERSION = "2018-02-01";

    private final IdentityEndpoint endpoint;
    private final IdentityName name;
    private final InstantSource clock;
    private final IdentityRequests requests;

    VirtualMachineIdentity(IdentityEndpoint origin, IdentityName name, Machine machine) {
        this.endpoint = origin.under("/metadata/identity/oauth2/token");
        this.name = name;
        this.clock = machine.clock();
        this.requests = new IdentityRequests(toString(), machine.sleeper());
    }

    @Override
    public AccessToken token(String resource, HttpClient http) {
        requests.knock(endpoint.get(Map.of("api-version", VERSION), Map.of()), http);
        IdentityAnswer answer = requests.ask(endpoint.get(query(resource), Map.of("Metadata", "true")), http);
        if (answer.status() == 400 && !answer.word().equals("invalid_resource")) {
            throw new CredentialUnavailableException(this + " has no such identity: " + answer.reason());
        }
        if (answer.isForeign()) {
            throw new CredentialUnavailableException(
                    this + " answered " + answer.status() + ", but not as Azure's metadata service does");
        }
        return answer.token(toString(), clock.instant());
    }

    private Map<String, String> query(String resource) {
        Map<String, String> query = new HashMap<>(Map.of("api-version", VERSION, "resource", resource));
        switch (name.kind()) {
            case CLIENT_ID -> query.put("client_id", name.value());
            case OBJECT_ID -> query.put("object_id", name.value());
            case RESOURCE_ID -> query.put("msi_res_id", name.value());
            case NONE -> {}
        }
        return query;
    }

    @Override
    public String toString() {
        return "virtual machine metadata at " + endpoint;
    }
}
