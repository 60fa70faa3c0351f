package io.github.azureml4j.local.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;

/** The sign-in service's routes. Entra publishes no operation ids; these names are ours. */
public final class EntraRoutes implements Routes {

    private final EntraService entra;
    private final OpenIdDocuments documents;

    public EntraRoutes(EntraService entra) {
        this.entra = entra;
        this.documents = new OpenIdDocuments(entra);
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.ENTRA)
                .errors(new EntraErrors())
                .post("/{tenant}/oauth2/v2.0/token", "Entra_TokenV2", this::tokenV2)
                .post("/{tenant}/oauth2/token", "Entra_TokenV1", this::tokenV1)
                .get("/{tenant}/v2.0/.well-known/openid-configuration", "Entra_OpenIdV2", documents::v2)
                .get("/{tenant}/.well-known/openid-configuration", "Entra_OpenIdV1", documents::v1)
                .get("/{tenant}/discovery/v2.0/keys", "Entra_KeysV2", documents::keys)
                .get("/{tenant}/discovery/keys", "Entra_KeysV1", documents::keys)
                .get("/common/discovery/instance", "Entra_InstanceDiscovery", documents::instances);
    }

    private Reply tokenV2(Exchange exchange) {
        TokenRequest request = TokenRequest.of(exchange);
        ServicePrincipal principal = authenticate(exchange, request);
        String resource = entra.requireResource(Scopes.resource(request.require("scope")));
        return answer(
                exchange,
                bearer(exchange, principal, resource)
                        .put("expires_in", seconds())
                        .put("ext_expires_in", seconds()));
    }

    /** The older endpoint writes its numbers as text. */
    private Reply tokenV1(Exchange exchange) {
        TokenRequest request = TokenRequest.of(exchange);
        ServicePrincipal principal = authenticate(exchange, request);
        String resource = entra.requireResource(request.require("resource"));
        long now = exchange.now().getEpochSecond();
        return answer(
                exchange,
                bearer(exchange, principal, resource)
                        .put("expires_in", String.valueOf(seconds()))
                        .put("ext_expires_in", String.valueOf(seconds()))
                        .put("expires_on", String.valueOf(now + EntraService.TOKEN_LIFETIME.toSeconds()))
                        .put("not_before", String.valueOf(now))
                        .put("resource", resource));
    }

    private ServicePrincipal authenticate(Exchange exchange, TokenRequest request) {
        entra.requireTenant(exchange.path("tenant"));
        String grant = request.require("grant_type");
        if (!grant.equals("client_credentials")) {
            throw Refusals.unsupportedGrant(grant);
        }
        if (request.field("client_assertion") != null) {
            throw LocalError.notImplemented("sign-in with a client assertion");
        }
        return entra.authenticate(request.require("client_id"), request.field("client_secret"));
    }

    private ObjectNode bearer(Exchange exchange, ServicePrincipal principal, String resource) {
        String issuer = EntraCloud.of(exchange.hostName()).v1Issuer(entra.tenantId());
        return Json.object()
                .put("token_type", "Bearer")
                .put("access_token", entra.tokenFor(principal, resource, issuer));
    }

    /** MSAL wants the id of its request back. */
    private static Reply answer(Exchange exchange, ObjectNode body) {
        Reply reply =
                Reply.ok(body).header("Cache-Control", "no-store, no-cache").header("Pragma", "no-cache");
        String clientRequestId = exchange.header("client-request-id");
        return clientRequestId == null ? reply : reply.header("client-request-id", clientRequestId);
    }

    /** One less than it lives, as Entra counts. */
    private static long seconds() {
        return EntraService.TOKEN_LIFETIME.toSeconds() - 1;
    }
}
