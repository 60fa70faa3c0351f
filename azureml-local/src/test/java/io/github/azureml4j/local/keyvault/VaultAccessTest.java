package io.github.azureml4j.local.keyvault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.local.LocalGroup;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.front.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who gets at what in a vault. */
class VaultAccessTest {

    private static final String VERSION = "?api-version=2023-07-01";

    private static AzureMlLocal local;
    private static ArmFixture arm;
    private static WireClient wire;
    private static LocalApplication clerk;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        arm = new ArmFixture(local);
        wire = arm.wire();
        clerk = local.entra().addApplication("clerk");
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void ownerOfTheSubscriptionMayDoNothingInAVaultThatItMade() {
        make("kv-owner", Json.object());

        Answer refused = asOwner("kv-owner", "GET", "/secrets/word/");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorCode()).isEqualTo("Forbidden");
        assertThat(message(refused))
                .isEqualTo("The user, group or application 'appid=" + local.clientId() + ";oid=" + wire.objectId()
                        + ";iss=https://sts.windows.net/" + local.tenantId()
                        + "/' does not have secrets get permission on key vault 'kv-owner;location=eastus'. For help"
                        + " resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125287");
        assertThat(inner(refused)).isEqualTo("AccessDenied");
    }

    @Test
    void policyAllowsWhatItNamesAndNoMore() {
        make("kv-policy", Json.object());
        change("kv-policy", "add", clerk.objectId(), "secrets", "Set", "get");

        assertThat(set("kv-policy", "word").status()).isEqualTo(200);
        assertThat(asClerk("kv-policy", "GET", "/secrets/word/").status()).isEqualTo(200);
        assertThat(message(asClerk("kv-policy", "GET", "/secrets"))).contains("does not have secrets list permission");
        assertThat(message(asClerk("kv-policy", "DELETE", "/secrets/word"))).contains("secrets delete permission");
        assertThat(message(asClerk("kv-policy", "GET", "/keys"))).contains("keys list permission");
    }

    @Test
    void policyOfAGroupIsItsMembers() {
        make("kv-group", Json.object());
        LocalGroup team = local.entra().addGroup("keepers of secrets");
        change("kv-group", "add", team.objectId(), "secrets", "set", "get");
        assertThat(set("kv-group", "word").status()).isEqualTo(403);

        local.entra().addMember(team, clerk.objectId());
        assertThat(set("kv-group", "word").status()).isEqualTo(200);
        local.entra().removeMember(team, clerk.objectId());
    }

    @Test
    void whoMayDoAllMayNotPurge() {
        make("kv-all", Json.object());
        change("kv-all", "add", clerk.objectId(), "secrets", "all");
        set("kv-all", "word");

        assertThat(asClerk("kv-all", "DELETE", "/secrets/word").status()).isEqualTo(200);
        assertThat(message(asClerk("kv-all", "DELETE", "/deletedsecrets/word"))).contains("secrets purge permission");
        change("kv-all", "add", clerk.objectId(), "secrets", "purge");
        assertThat(asClerk("kv-all", "DELETE", "/deletedsecrets/word").status()).isEqualTo(204);
    }

    @Test
    void policiesAreAddedReplacedAndRemovedByPrincipal() {
        make("kv-change", Json.object());
        change("kv-change", "add", wire.objectId(), "keys", "get");
        change("kv-change", "add", clerk.objectId(), "keys", "get", "list");

        JsonNode added = change("kv-change", "add", clerk.objectId(), "keys", "LIST", "sign");
        assertThat(texts(added.at("/1/permissions/keys"))).isEqualTo("get list sign");
        JsonNode replaced = change("kv-change", "replace", clerk.objectId(), "secrets", "get");
        assertThat(replaced.at("/1/permissions").has("keys")).isFalse();
        JsonNode removed = change("kv-change", "remove", clerk.objectId(), "secrets", "get", "list");
        assertThat(removed).hasSize(1);
        assertThat(removed.at("/0/objectId").asText()).isEqualTo(wire.objectId());
        assertThat(wire.arm("GET", vault("kv-change"), null).json().at("/properties/accessPolicies"))
                .isEqualTo(removed);
    }

    @Test
    void policiesThatCannotBeMeantAreRefused() {
        make("kv-wrong", Json.object());
        ObjectNode policy = policy(clerk.objectId(), "secrets", "read");

        assertThat(put("kv-wrong", "add", policy).errorCode()).isEqualTo("BadRequest");
        assertThat(put("kv-wrong", "extend", policy(clerk.objectId(), "secrets", "get"))
                        .status())
                .isEqualTo(400);
        policy.remove("tenantId");
        assertThat(put("kv-wrong", "add", policy).status()).isEqualTo(400);
    }

    @Test
    void onAVaultWithRolesOnlyDataActionsCount() {
        make("kv-roles", Json.object().put("enableRbacAuthorization", true));
        change("kv-roles", "add", clerk.objectId(), "secrets", "get", "set");

        Answer refused = set("kv-roles", "word");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(inner(refused)).isEqualTo("ForbiddenByRbac");
        assertThat(message(refused))
                .startsWith("Caller is not authorized to perform action on resource.\r\nIf role assignments,")
                .contains("\r\nAction: 'Microsoft.KeyVault/vaults/secrets/setSecret/action'\r\nResource: '"
                        + (arm.group() + "/providers/Microsoft.KeyVault/vaults/kv-roles/secrets/word'\r\n")
                                .toLowerCase(java.util.Locale.ROOT));
        local.access().grant(clerk.objectId(), "Contributor", "/subscriptions/" + local.subscriptionId());
        assertThat(set("kv-roles", "word").status()).isEqualTo(403);
        local.access().grant(clerk.objectId(), "Key Vault Secrets Officer", path("kv-roles"));
        assertThat(set("kv-roles", "word").status()).isEqualTo(200);
        local.access().revoke(clerk.objectId(), "Key Vault Secrets Officer", path("kv-roles"));
        assertThat(asClerk("kv-roles", "GET", "/secrets/word/").status()).isEqualTo(403);
    }

    @Test
    void roleOnOneSecretReachesNoOther() {
        make("kv-single", Json.object().put("enableRbacAuthorization", true));
        local.access().grant(clerk.objectId(), "Key Vault Secrets Officer", path("kv-single") + "/secrets/mine");

        assertThat(set("kv-single", "mine").status()).isEqualTo(200);
        assertThat(set("kv-single", "other").status()).isEqualTo(403);
        assertThat(asClerk("kv-single", "GET", "/secrets").status()).isEqualTo(403);
    }

    @Test
    void rolesOnADeletedVaultDoNotComeBackWithIt() {
        make("kv-back", Json.object().put("enableRbacAuthorization", true));
        local.access().grant(clerk.objectId(), "Key Vault Secrets Officer", path("kv-back"));
        assertThat(set("kv-back", "word").status()).isEqualTo(200);

        wire.arm("DELETE", vault("kv-back"), null);
        make("kv-back", Json.object().put("createMode", "recover"));

        assertThat(asClerk("kv-back", "GET", "/secrets/word/").status()).isEqualTo(403);
        local.access().grant(clerk.objectId(), "Key Vault Secrets User", path("kv-back"));
        assertThat(asClerk("kv-back", "GET", "/secrets/word/").status()).isEqualTo(200);
    }

    @Test
    void closedVaultIsReachedByNobodyFromOutside() {
        arm.keyVault("kv-closed", ArmFixture.REGION);
        wire.arm("PATCH", vault("kv-closed"), "{\"properties\":{\"publicNetworkAccess\":\"Disabled\"}}");

        Answer refused = asOwner("kv-closed", "GET", "/secrets");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(inner(refused)).isEqualTo("ForbiddenByConnection");
        assertThat(message(refused)).startsWith("Public network access is disabled and request is not from a trusted");
        local.networks().callFromPrivateNetwork();
        assertThat(asOwner("kv-closed", "GET", "/secrets").status()).isEqualTo(200);
        local.networks().callFromAnywhere();
        wire.arm("PATCH", vault("kv-closed"), "{\"properties\":{\"publicNetworkAccess\":\"Enabled\"}}");
        assertThat(asOwner("kv-closed", "GET", "/secrets").status()).isEqualTo(200);
    }

    @Test
    void firewallLetsInTheAddressesThatItNames() {
        arm.keyVault("kv-wall", ArmFixture.REGION);
        wire.arm("PATCH", vault("kv-wall"), "{\"properties\":{\"networkAcls\":{\"defaultAction\":\"Deny\"}}}");

        Answer refused = asOwner("kv-wall", "GET", "/secrets");
        assertThat(inner(refused)).isEqualTo("ForbiddenByFirewall");
        assertThat(message(refused)).contains("\r\nClient address: 203.0.113.10\r\n");
        wire.arm("PATCH", vault("kv-wall"), """
                {"properties":{"networkAcls":{"defaultAction":"Deny","ipRules":[{"value":"198.51.100.0/24"}]}}}""");
        local.networks().callFrom("198.51.100.7");
        Answer named = asOwner("kv-wall", "GET", "/secrets");
        local.networks().callFromAnywhere();

        assertThat(named.status()).isEqualTo(200);
        assertThat(asOwner("kv-wall", "GET", "/secrets").status()).isEqualTo(403);
    }

    private static void make(String name, ObjectNode properties) {
        ObjectNode body = Json.object().put("location", ArmFixture.REGION);
        properties.put("tenantId", local.tenantId());
        properties.putObject("sku").put("family", "A").put("name", "standard");
        body.set("properties", properties);
        arm.finish(wire.arm("PUT", vault(name), body.toString()));
    }

    private static JsonNode change(String vault, String how, String objectId, String kind, String... permissions) {
        return arm.finish(put(vault, how, policy(objectId, kind, permissions)))
                .json()
                .at("/properties/accessPolicies");
    }

    private static Answer put(String vault, String how, ObjectNode policy) {
        ObjectNode body = Json.object();
        body.withObject("/properties").putArray("accessPolicies").add(policy);
        return wire.arm("PUT", path(vault) + "/accessPolicies/" + how + VERSION, body.toString());
    }

    private static ObjectNode policy(String objectId, String kind, String... permissions) {
        ObjectNode policy = Json.object().put("tenantId", local.tenantId()).put("objectId", objectId);
        for (String permission : permissions) {
            policy.withObject("/permissions").withArray(kind).add(permission);
        }
        return policy;
    }

    private static Answer set(String vault, String name) {
        String token = wire.token(clerk, "https://vault.azure.net");
        return wire.json(token, "PUT", url(vault, "/secrets/" + name), "{\"value\":\"open sesame\"}");
    }

    private static Answer asClerk(String vault, String method, String path) {
        return wire.json(wire.token(clerk, "https://vault.azure.net"), method, url(vault, path), null);
    }

    private static Answer asOwner(String vault, String method, String path) {
        return wire.json(wire.token("https://vault.azure.net"), method, url(vault, path), null);
    }

    private static String url(String vault, String path) {
        return "https://" + vault + ".vault.azure.net" + path + "?api-version=7.5";
    }

    private static String path(String name) {
        return arm.group() + "/providers/Microsoft.KeyVault/vaults/" + name;
    }

    private static String vault(String name) {
        return path(name) + VERSION;
    }

    private static String message(Answer answer) {
        return answer.json().at("/error/message").asText();
    }

    private static String inner(Answer answer) {
        return answer.json().at("/error/innererror/code").asText();
    }

    private static String texts(JsonNode words) {
        StringBuilder all = new StringBuilder();
        words.forEach(word -> all.append(' ').append(word.asText()));
        return all.substring(1);
    }
}
