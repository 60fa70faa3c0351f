package io.github.azureml4j.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.WireClient.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service principal other than the first: it signs in for real and may do what its roles allow. */
public final class WirePrincipal {

    private final AzureMlLocal local;
    private final WireClient wire;
    private final LocalApplication application;

    public WirePrincipal(AzureMlLocal local, String name) {
        this.local = local;
        this.wire = new WireClient(local);
        this.application = local.entra().addApplication(name);
    }

    /** The same, with one more role. */
    public WirePrincipal holding(String role, String scope) {
        local.access().grant(objectId(), role, scope);
        return this;
    }

    public String objectId() {
        return application.objectId();
    }

    public String clientId() {
        return application.clientId();
    }

    /** A token for Resource Manager. */
    public String token() {
        Map<String, String> form = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                application.clientId(),
                "client_secret",
                application.secret(),
                "scope",
                WireClient.ARM + "/.default");
        return wire.tokenForm(application.tenantId(), form)
                .json()
                .path("access_token")
                .asText();
    }

    /** Sends JSON to Resource Manager. */
    public Answer arm(String method, String path, @Nullable JsonNode body) {
        return send(method, WireClient.ARM + path, body);
    }

    /** Sends JSON anywhere. */
    public Answer send(String method, String url, @Nullable JsonNode body) {
        return wire.json(token(), method, url, body == null ? null : body.toString());
    }
}
