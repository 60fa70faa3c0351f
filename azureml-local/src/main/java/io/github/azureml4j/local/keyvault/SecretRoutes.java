package io.github.azureml4j.local.keyvault;

import static io.github.azureml4j.local.keyvault.Right.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Handler;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;

/** The data plane of secrets. */
final class SecretRoutes {

    private final VaultService vaults;
    private final SecretService secrets;
    private final VaultDoor door;

    SecretRoutes(KeyVaultService service, VaultDoor door) {
        this.vaults = service.vaults();
        this.secrets = service.secrets();
        this.door = door;
    }

    void declare(Section section) {
        Handler get = door.to(secrets("get", "getSecret/action"), this::get);
        Handler update = door.to(secrets("set", "update/action"), this::update);
        Right list = secrets("list", "readMetadata/action");
        section.get("/secrets", "GetSecrets", door.to(list, this::list))
                .put("/secrets/{name}", "SetSecret", door.to(secrets("set", "setSecret/action"), this::set))
                .get("/secrets/{name}", "GetSecret", get)
                .get("/secrets/{name}/versions", "GetSecretVersions", door.to(list, this::versions))
                .get("/secrets/{name}/{version}", "GetSecret", get)
                .patch("/secrets/{name}", "UpdateSecret", update)
                .patch("/secrets/{name}/{version}", "UpdateSecret", update)
                .delete("/secrets/{name}", "DeleteSecret", door.to(secrets("delete", "delete"), this::delete))
                .get("/deletedsecrets", "GetDeletedSecrets", door.to(list, this::listDeleted))
                .get(
                        "/deletedsecrets/{name}",
                        "GetDeletedSecret",
                        door.to(secrets("get", "readMetadata/action"), this::getDeleted))
                .delete(
                        "/deletedsecrets/{name}",
                        "PurgeDeletedSecret",
                        door.to(secrets("purge", "purge/action"), this::purge))
                .post(
                        "/deletedsecrets/{name}/recover",
                        "RecoverDeletedSecret",
                        door.to(secrets("recover", "recover/action"), this::recover));
    }

    private Reply set(Exchange exchange) {
        Vault vault = vault(exchange);
        SecretVersion secret = secrets.set(vault, exchange.path("name"), exchange.json());
        return Reply.ok(describe(vault, secret, secret.version()).put("value", secret.value()));
    }

    private Reply get(Exchange exchange) {
        Vault vault = vault(exchange);
        SecretVersion secret = secrets.requireReadable(vault, exchange.path("name"), version(exchange));
        return Reply.ok(describe(vault, secret, secret.version()).put("value", secret.value()));
    }

    /** Whoever changes a secret does not get to read it. */
    private Reply update(Exchange exchange) {
        Vault vault = vault(exchange);
        SecretVersion secret = secrets.update(vault, exchange.path("name"), version(exchange), exchange.json());
        return Reply.ok(describe(vault, secret, secret.version()));
    }

    private Reply list(Exchange exchange) {
        Vault vault = vault(exchange);
        return Pages.answer(
                exchange,
                secrets.list(vault).stream()
                        .map(secret -> describe(vault, secret, ""))
                        .toList());
    }

    private Reply versions(Exchange exchange) {
        Vault vault = vault(exchange);
        return Pages.answer(
                exchange,
                secrets.versions(vault, exchange.path("name")).stream()
                        .map(secret -> describe(vault, secret, secret.version()))
                        .toList());
    }

    private Reply delete(Exchange exchange) {
        Vault vault = vault(exchange);
        return Reply.ok(deleted(vault, secrets.delete(vault, exchange.path("name"))));
    }

    private Reply getDeleted(Exchange exchange) {
        Vault vault = vault(exchange);
        return Reply.ok(deleted(vault, secrets.requireDeleted(vault, exchange.path("name"))));
    }

    private Reply listDeleted(Exchange exchange) {
        Vault vault = vault(exchange);
        return Pages.answer(
                exchange,
                secrets.deleted(vault).stream()
                        .map(gone -> KeyDocuments.deleted(
                                describe(vault, gone.newest(), ""), vault.record(), "deletedsecrets", gone))
                        .toList());
    }

    private Reply purge(Exchange exchange) {
        secrets.purge(vault(exchange), exchange.path("name"));
        return Reply.empty(204);
    }

    private Reply recover(Exchange exchange) {
        Vault vault = vault(exchange);
        SecretVersion secret = secrets.recover(vault, exchange.path("name"));
        return Reply.ok(describe(vault, secret, secret.version()));
    }

    private Vault vault(Exchange exchange) {
        return vaults.open(exchange.host("vault"));
    }

    private static String version(Exchange exchange) {
        return ItemPath.of(exchange.rawPath()).version();
    }

    private static ObjectNode deleted(Vault vault, Shelf.Deleted<SecretVersion> gone) {
        ObjectNode body = describe(vault, gone.newest(), gone.newest().version());
        return KeyDocuments.deleted(body, vault.record(), "deletedsecrets", gone);
    }

    /** All but the value. */
    private static ObjectNode describe(Vault vault, SecretVersion secret, String version) {
        String id = vault.record().uri() + "secrets/" + secret.name() + (version.isEmpty() ? "" : "/" + version);
        ObjectNode body = Json.object().put("id", id);
        if (secret.contentType() != null) {
            body.put("contentType", secret.contentType());
        }
        body.set("attributes", secret.attributes().toWire(vault.record()));
        if (secret.tags() != null) {
            body.set("tags", secret.tags());
        }
        return body;
    }
}
