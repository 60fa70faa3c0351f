package io.github.azureml4j.local.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.entra.jwt.SigningKey;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;

/** What the sign-in service says of itself: OpenID configuration, signing keys, and the clouds there are. */
final class OpenIdDocuments {

    private final EntraService entra;

    OpenIdDocuments(EntraService entra) {
        this.entra = entra;
    }

    Reply v2(Exchange exchange) {
        String tenant = tenant(exchange);
        String issuer = EntraCloud.of(exchange.hostName()).v2Issuer(issuerTenant(tenant));
        return Reply.ok(configuration(exchange, issuer, base(exchange, tenant), "/v2.0"));
    }

    Reply v1(Exchange exchange) {
        String tenant = tenant(exchange);
        String issuer = EntraCloud.of(exchange.hostName()).v1Issuer(issuerTenant(tenant));
        return Reply.ok(configuration(exchange, issuer, base(exchange, tenant), ""));
    }

    Reply keys(Exchange exchange) {
        tenant(exchange);
        SigningKey key = entra.tokens().key();
        ObjectNode set = Json.object();
        set.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", key.id())
                .put("x5t", key.id())
                .put("n", number(key.publicKey().getModulus()))
                .put("e", number(key.publicKey().getPublicExponent()));
        return Reply.ok(set);
    }

    Reply instances(Exchange exchange) {
        ObjectNode body = Json.object()
                .put(
                        "tenant_discovery_endpoint",
                        base(exchange, entra.tenantId()) + "/v2.0/.well-known/openid-configuration")
                .put("api-version", "1.1");
        EntraCloud.ALL.forEach(cloud -> body.withArray("metadata").add(describe(cloud)));
        return Reply.ok(body);
    }

    /** Whose passwords are checked here, and whose elsewhere: nobody's are checked elsewhere. */
    Reply userRealm(Exchange exchange) {
        String user = exchange.path("user");
        boolean known = entra.directory().knows(user);
        ObjectNode body = Json.object().put("ver", "1.0").put("account_type", known ? "Managed" : "Unknown");
        if (known) {
            body.put("domain_name", user.replaceFirst("^.*@", ""));
        }
        return Reply.ok(body.put("cloud_instance_name", exchange.hostName().replaceFirst("^login\\.", ""))
                .put("cloud_audience_urn", "urn:federation:MicrosoftOnline"));
    }

    private static ObjectNode describe(EntraCloud cloud) {
        ObjectNode entry =
                Json.object().put("preferred_network", cloud.network()).put("preferred_cache", cloud.cache());
        cloud.aliases().forEach(entry.putArray("aliases")::add);
        return entry;
    }

    private static ObjectNode configuration(Exchange exchange, String issuer, String base, String version) {
        ObjectNode body = Json.object()
                .put("issuer", issuer)
                .put("authorization_endpoint", base + "/oauth2" + version + "/authorize")
                .put("token_endpoint", base + "/oauth2" + version + "/token")
                .put("device_authorization_endpoint", base + "/oauth2" + version + "/devicecode")
                .put("jwks_uri", base + "/discovery" + version + "/keys")
                .put("cloud_instance_name", exchange.hostName().replaceFirst("^login\\.", ""));
        body.putArray("token_endpoint_auth_methods_supported")
                .add("client_secret_post")
                .add("private_key_jwt")
                .add("client_secret_basic");
        body.putArray("response_types_supported").add("code");
        body.putArray("response_modes_supported").add("query").add("fragment").add("form_post");
        body.putArray("subject_types_supported").add("pairwise");
        body.putArray("id_token_signing_alg_values_supported").add("RS256");
        body.putArray("scopes_supported")
                .add("openid")
                .add("profile")
                .add("email")
                .add("offline_access");
        return body;
    }

    private String tenant(Exchange exchange) {
        String tenant = exchange.path("tenant");
        if (!Tenant.isAny(tenant)) {
            entra.directory().tenant(tenant);
        }
        return tenant;
    }

    private static String issuerTenant(String tenant) {
        return Tenant.isAny(tenant) ? "{tenantid}" : tenant;
    }

    private static String base(Exchange exchange, String tenant) {
        return exchange.origin() + "/" + tenant;
    }

    /** Base64url of the number's magnitude, without the sign byte that Java may put in front (RFC 7518). */
    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] magnitude = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }
}
