package io.github.azureml4j.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Resources that tests stand on, made over the wire as any client makes them. Long operations end by the clock. */
public final class ArmFixture {

    /** The region of everything made here. */
    public static final String REGION = "eastus";

    private static final String GROUP = "rg-test";

    private final AzureMlLocal local;
    private final WireClient wire;

    public ArmFixture(AzureMlLocal local) {
        this.local = local;
        this.wire = new WireClient(local);
        wire.arm("PUT", group() + "?api-version=2024-03-01", "{\"location\":\"" + REGION + "\"}");
    }

    public WireClient wire() {
        return wire;
    }

    /** The path of the resource group. */
    public String group() {
        return "/subscriptions/" + local.subscriptionId() + "/resourceGroups/" + GROUP;
    }

    /** Makes a storage account and returns its path. */
    public String storageAccount(String name) {
        String path = group() + "/providers/Microsoft.Storage/storageAccounts/" + name;
        String body = "{\"location\":\"eastus\",\"kind\":\"StorageV2\",\"sku\":{\"name\":\"Standard_LRS\"}}";
        finish(wire.arm("PUT", path + "?api-version=2023-05-01", body));
        return path;
    }

    /** The account's first key. */
    public String storageKey(String path) {
        return keys(path).at("/keys/0/value").asText();
    }

    public JsonNode keys(String path) {
        return wire.arm("POST", path + "/listKeys?api-version=2023-05-01", "").json();
    }

    /** Makes a vault that lets its maker do everything with keys and secrets, and returns its path. */
    public String keyVault(String name, String region) {
        String path = group() + "/providers/Microsoft.KeyVault/vaults/" + name;
        ObjectNode body = Json.object().put("location", region);
        body.withObject("/properties").put("tenantId", local.tenantId()).set("accessPolicies", everything());
        body.withObject("/properties/sku").put("family", "A").put("name", "standard");
        finish(wire.arm("PUT", path + "?api-version=2023-07-01", body.toString()));
        return path;
    }

    /** The same with purge protection, as services want it that encrypt with its keys. */
    public String protectedVault(String name, String region) {
        String path = keyVault(name, region);
        finish(wire.arm(
                "PATCH", path + "?api-version=2023-07-01", "{\"properties\":{\"enablePurgeProtection\":true}}"));
        return path;
    }

    /** Access policies that let the service principal do everything, as its user would have to write them. */
    public ArrayNode everything() {
        return everything(local);
    }

    /** As above, without any other resource. */
    public static ArrayNode everything(AzureMlLocal local) {
        String objectId = new WireClient(local).objectId();
        ObjectNode policy = Json.object().put("tenantId", local.tenantId()).put("objectId", objectId);
        for (String kind : new String[] {"keys", "secrets"}) {
            policy.withObject("/permissions").putArray(kind).add("all").add("purge");
        }
        return Json.array().add(policy);
    }

    /** Makes a version of an RSA key and returns its identifier. */
    public String key(String vault, String name) {
        String url = "https://" + vault + ".vault.azure.net/keys/" + name + "/create?api-version=7.5";
        return onVault("POST", url, "{\"kty\":\"RSA\"}").json().at("/key/kid").asText();
    }

    /** Disables a version of a key. */
    public void disable(String keyIdentifier) {
        onVault("PATCH", keyIdentifier + "?api-version=7.5", "{\"attributes\":{\"enabled\":false}}");
    }

    /** Sends JSON to a vault's own host, and fails where it is refused. */
    public WireClient.Answer onVault(String method, String url, @Nullable String body) {
        return finish(wire.json(wire.token("https://vault.azure.net"), method, url, body));
    }

    /** Ends the operation that an answer began, and fails where it was not accepted. */
    public WireClient.Answer finish(WireClient.Answer begun) {
        if (begun.status() >= 300) {
            throw new AssertionError(begun.status() + " " + begun.text());
        }
        local.clock().advance(Duration.ofSeconds(2));
        return begun;
    }
}
