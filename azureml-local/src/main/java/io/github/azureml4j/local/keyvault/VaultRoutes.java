package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmReplies;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;
import java.util.List;
import java.util.Locale;

/** Vaults as ARM resources. */
final class VaultRoutes {

    private final VaultService vaults;

    VaultRoutes(VaultService vaults) {
        this.vaults = vaults;
    }

    void declare(Section section) {
        Section provider = section.under("/subscriptions/{sub}/providers/Microsoft.KeyVault");
        provider.get("/vaults", "Vaults_ListBySubscription", this::listAll)
                .get("/deletedVaults", "Vaults_ListDeleted", this::listDeleted)
                .get("/locations/{region}/deletedVaults/{vault}", "Vaults_GetDeleted", this::getDeleted)
                .post("/locations/{region}/deletedVaults/{vault}/purge", "Vaults_PurgeDeleted", this::purge)
                .post("/checkNameAvailability", "Vaults_CheckNameAvailability", this::checkName);
        section.under("/subscriptions/{sub}/resourceGroups/{rg}/providers/Microsoft.KeyVault/vaults")
                .get("", "Vaults_ListByResourceGroup", this::list)
                .put("/{vault}", "Vaults_CreateOrUpdate", this::put)
                .patch("/{vault}", "Vaults_Update", this::patch)
                .get("/{vault}", "Vaults_Get", this::get)
                .delete("/{vault}", "Vaults_Delete", this::delete)
                .put("/{vault}/accessPolicies/{operationKind}", "Vaults_UpdateAccessPolicy", this::changePolicies);
    }

    private Reply listAll(Exchange exchange) {
        return Reply.ok(Json.list(vaults.list(exchange.path("sub")).stream().map(VaultRecord::document)));
    }

    private Reply list(Exchange exchange) {
        return Reply.ok(Json.list(
                vaults.list(exchange.path("sub"), exchange.path("rg")).stream().map(VaultRecord::document)));
    }

    private Reply put(Exchange exchange) {
        ResourceId id = id(exchange);
        boolean existed = vaults.find(id.name()).isPresent();
        VaultRecord vault = vaults.put(id, exchange.json(), dnsSuffix(exchange));
        return Reply.json(existed ? 200 : 201, vault.document());
    }

    private Reply patch(Exchange exchange) {
        return Reply.ok(vaults.update(id(exchange), exchange.json()).document());
    }

    private Reply get(Exchange exchange) {
        return Reply.ok(vaults.require(id(exchange)).record().document());
    }

    private Reply delete(Exchange exchange) {
        return Reply.empty(vaults.delete(id(exchange)) ? 200 : 204);
    }

    private Reply changePolicies(Exchange exchange) {
        String how = exchange.path("operationKind").toLowerCase(Locale.ROOT);
        JsonNode named = exchange.json().at("/properties/accessPolicies");
        if (!List.of("add", "replace", "remove").contains(how) || !named.isArray()) {
            throw LocalError.badRequest(
                    "BadRequest",
                    "The operation is add, replace or remove, and the parameter accessPolicies is required.");
        }
        VaultRecord changed = vaults.change(id(exchange), new PolicyChange(how, named));
        ObjectNode body = Json.object().put("id", changed.id().text() + "/accessPolicies/");
        body.put("type", KeyVaultService.TYPE + "/accessPolicies");
        body.putObject("properties").set("accessPolicies", changed.document().at("/properties/accessPolicies"));
        return Reply.ok(body);
    }

    private Reply listDeleted(Exchange exchange) {
        return Reply.ok(Json.list(vaults.deleted(exchange.path("sub")).stream().map(DeletedVault::toWire)));
    }

    private Reply getDeleted(Exchange exchange) {
        return Reply.ok(vaults.requireDeleted(exchange.path("sub"), exchange.path("region"), exchange.path("vault"))
                .toWire());
    }

    private Reply purge(Exchange exchange) {
        String region = exchange.path("region");
        return ArmReplies.acceptedAtLocation(
                exchange,
                vaults.purge(exchange.path("sub"), region, exchange.path("vault")),
                "Microsoft.KeyVault",
                region);
    }

    private Reply checkName(Exchange exchange) {
        String name = exchange.json().path("name").asText();
        if (!VaultRules.isName(name)) {
            return Reply.ok(refused("AccountNameInvalid", "The vault name '" + name + "' is invalid."));
        }
        return vaults.taken(name)
                ? Reply.ok(refused("AlreadyExists", "The vault name '" + name + "' is already in use."))
                : Reply.ok(Json.object().put("nameAvailable", true));
    }

    private static ObjectNode refused(String reason, String message) {
        return Json.object().put("nameAvailable", false).put("reason", reason).put("message", message);
    }

    private static ResourceId id(Exchange exchange) {
        return new ResourceId(exchange.path("sub"), exchange.path("rg"), KeyVaultService.TYPE, exchange.path("vault"));
    }

    /** A vault lives in the cloud whose Resource Manager made it. */
    private static String dnsSuffix(Exchange exchange) {
        return switch (exchange.hostName()) {
            case "management.chinacloudapi.cn" -> "vault.azure.cn";
            case "management.usgovcloudapi.net" -> "vault.usgovcloudapi.net";
            default -> "vault.azure.net";
        };
    }
}
