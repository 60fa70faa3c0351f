package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;

/** The data plane of secrets. */
final class SecretRoutes {

    private final VaultService vaults;
    private final SecretService secrets;

    SecretRoutes(KeyVaultService service) {
        this.vaults = service.vaults();
        this.secrets = service.secrets();
    }

    void declare(Section section) {
        section.get("/secrets", "GetSecrets", this::list)
                .put("/secrets/{name}", "SetSecret", this::set)
                .get("/secrets/{name}", "GetSecret", exchange -> get(exchange, ""))
                .get("/secrets/{name}/versions", "GetSecretVersions", this::versions)
                .get("/secrets/{name}/{version}", "GetSecret", exchange -> get(exchange, exchange.path("version")))
                .patch("/secrets/{name}", "UpdateSecret", exchange -> update(exchange, ""))
                .patch(
                        "/secrets/{name}/{version}",
                        "UpdateSecret",
                        exchange -> update(exchange, exchange.path("version")))
                .delete("/secrets/{name}", "DeleteSecret", this::delete)
                .get("/deletedsecrets", "GetDeletedSecrets", this::listDeleted)
                .get("/deletedsecrets/{name}", "GetDeletedSecret", this::getDeleted)
                .delete("/deletedsecrets/{name}", "PurgeDeletedSecret", this::purge)
                .post("/deletedsecrets/{name}/recover", "RecoverDeletedSecret", this::recover);
    }

    private Reply set(Exchange exchange) {
        Vault vault = vault(exchange);
        SecretVersion secret = secrets.set(vault, exchange.path("name"), exchange.json());
        return Reply.ok(describe(vault, secret, secret.version()).put("value", secret.value()));
    }

    private Reply get(Exchange exchange, String version) {
        Vault vault = vault(exchange);
        SecretVersion secret = secrets.requireReadable(vault, exchange.path("name"), version);
        return Reply.ok(describe(vault, secret, secret.version()).put("value", secret.value()));
    }

    /** Whoever changes a secret does not get to read it. */
    private Reply update(Exchange exchange, String version) {
        Vault vault = vault(exchange);
        SecretVersion secret = secrets.update(vault, exchange.path("name"), version, exchange.json());
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
