package io.github.azureml4j.local.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What tokens say. Access tokens have the older form, which is what Azure's planes ask for. */
final class AccessTokens {

    /** The role template of an ordinary member of a directory. */
    private static final String DEFAULT_USER_ROLE = "b79fbf4d-3ef9-4689-8143-76b194e85509";

    private AccessTokens() {}

    /** An application's own. */
    static ObjectNode application(Client client, Tenant tenant, EntraCloud cloud, String resource) {
        return common(client, tenant, cloud, resource)
                .put("idtyp", "app")
                .put("idp", cloud.v1Issuer(tenant.id()))
                .put("oid", client.application().objectId())
                .put("sub", client.application().objectId());
    }

    /** A user's, for an application. */
    static ObjectNode user(SignedIn who, Client client, String resource) {
        ObjectNode claims = common(client, who.tenant(), who.cloud(), resource)
                .put("idtyp", "user")
                .put("acr", "1")
                .put("scp", "user_impersonation")
                .put("oid", who.objectId())
                .put("sub", pairwise(who.objectId(), resource))
                .put("name", who.user().displayName())
                .put("ipaddr", "127.0.0.1")
                .put("unique_name", who.uniqueName())
                .put("upn", who.user().principalName(who.tenant()));
        who.session().methods().stream().sorted().forEach(claims.putArray("amr")::add);
        claims.putArray("wids").add(DEFAULT_USER_ROLE);
        return who.isGuest()
                ? claims.put("idp", who.homeIssuer()).put("email", who.user().userName())
                : claims;
    }

    /** What a client learns of its user. */
    static ObjectNode identity(SignedIn who, String clientId, boolean older) {
        ObjectNode claims = Json.object()
                .put("aud", clientId)
                .put(
                        "iss",
                        older
                                ? who.cloud().v1Issuer(who.tenant().id())
                                : who.cloud().v2Issuer(who.tenant().id()))
                .put("tid", who.tenant().id())
                .put("oid", who.objectId())
                .put("sub", pairwise(who.objectId(), clientId))
                .put("name", who.user().displayName())
                .put("preferred_username", who.user().userName())
                .put("ver", older ? "1.0" : "2.0");
        if (older) {
            claims.put("unique_name", who.uniqueName()).put("upn", who.user().principalName(who.tenant()));
        }
        return who.isGuest() ? claims.put("idp", who.homeIssuer()) : claims;
    }

    /** Where MSAL finds the account again: the user at home, whatever the tenant of the token. */
    static String clientInfo(User user) {
        byte[] json = Json.bytes(Json.object().put("uid", user.objectId()).put("utid", user.tenantId()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    private static ObjectNode common(Client client, Tenant tenant, EntraCloud cloud, String resource) {
        return Json.object()
                .put("aud", resource)
                .put("iss", cloud.v1Issuer(tenant.id()))
                .put("tid", tenant.id())
                .put("appid", client.id())
                .put("appidacr", client.proof())
                .put("ver", "1.0");
    }

    /** Who a user is to one audience, and to no other. */
    private static String pairwise(String objectId, String audience) {
        try {
            byte[] both = (objectId + " " + audience).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(both);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }
}
