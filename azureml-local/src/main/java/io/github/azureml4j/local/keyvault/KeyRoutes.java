package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;
import java.util.Base64;

/** The data plane of keys. */
final class KeyRoutes {

    private final VaultService vaults;
    private final KeyService keys;

    KeyRoutes(KeyVaultService service) {
        this.vaults = service.vaults();
        this.keys = service.keys();
    }

    void declare(Section section) {
        section.get("/keys", "GetKeys", this::list)
                .post("/keys/{name}/create", "CreateKey", this::create)
                .post("/keys/{name}/rotate", "RotateKey", this::rotate)
                .get("/keys/{name}", "GetKey", exchange -> get(exchange, ""))
                .get("/keys/{name}/versions", "GetKeyVersions", this::versions)
                .get("/keys/{name}/{version}", "GetKey", exchange -> get(exchange, exchange.path("version")))
                .patch("/keys/{name}", "UpdateKey", exchange -> update(exchange, ""))
                .patch("/keys/{name}/{version}", "UpdateKey", exchange -> update(exchange, exchange.path("version")))
                .delete("/keys/{name}", "DeleteKey", this::delete)
                .get("/deletedkeys", "GetDeletedKeys", this::listDeleted)
                .get("/deletedkeys/{name}", "GetDeletedKey", this::getDeleted)
                .delete("/deletedkeys/{name}", "PurgeDeletedKey", this::purge)
                .post("/deletedkeys/{name}/recover", "RecoverDeletedKey", this::recover);
        operation(section, "encrypt", "encrypt", Cryptography::encrypt);
        operation(section, "decrypt", "decrypt", Cryptography::decrypt);
        operation(section, "wrapkey", "wrapKey", Cryptography::encrypt);
        operation(section, "unwrapkey", "unwrapKey", Cryptography::decrypt);
        operation(section, "sign", "sign", Cryptography::sign);
        section.post("/keys/{name}/{version}/verify", "verify", exchange -> verify(exchange, exchange.path("version")))
                .post("/keys/{name}//verify", "verify", exchange -> verify(exchange, ""));
    }

    private interface Transformation {
        byte[] apply(KeyVersion key, String algorithm, byte[] value);
    }

    /** Clients that were given a key without a version leave the version's segment empty. */
    private void operation(Section section, String path, String operation, Transformation transformation) {
        section.post(
                        "/keys/{name}/{version}/" + path,
                        operation,
                        exchange -> transform(exchange, exchange.path("version"), operation, transformation))
                .post(
                        "/keys/{name}//" + path,
                        operation,
                        exchange -> transform(exchange, "", operation, transformation));
    }

    private Reply transform(Exchange exchange, String version, String operation, Transformation transformation) {
        Vault vault = vault(exchange);
        KeyVersion key = keys.requireFor(vault, exchange.path("name"), version, operation);
        ObjectNode body = exchange.json();
        byte[] result = transformation.apply(key, body.path("alg").asText(), bytes(body, "value"));
        return Reply.ok(Json.object()
                .put("kid", KeyDocuments.id(vault.record(), key))
                .put("value", Base64.getUrlEncoder().withoutPadding().encodeToString(result)));
    }

    private Reply verify(Exchange exchange, String version) {
        KeyVersion key = keys.requireFor(vault(exchange), exchange.path("name"), version, "verify");
        ObjectNode body = exchange.json();
        boolean good = Cryptography.verify(key, body.path("alg").asText(), bytes(body, "digest"), bytes(body, "value"));
        return Reply.ok(Json.object().put("value", good));
    }

    private Reply create(Exchange exchange) {
        Vault vault = vault(exchange);
        return bundle(vault, keys.create(vault, exchange.path("name"), exchange.json()));
    }

    private Reply rotate(Exchange exchange) {
        Vault vault = vault(exchange);
        return bundle(vault, keys.rotate(vault, exchange.path("name")));
    }

    private Reply get(Exchange exchange, String version) {
        Vault vault = vault(exchange);
        return bundle(vault, keys.require(vault, exchange.path("name"), version));
    }

    private Reply update(Exchange exchange, String version) {
        Vault vault = vault(exchange);
        return bundle(vault, keys.update(vault, exchange.path("name"), version, exchange.json()));
    }

    private Reply list(Exchange exchange) {
        Vault vault = vault(exchange);
        return Pages.answer(
                exchange,
                keys.list(vault).stream()
                        .map(key -> KeyDocuments.item(vault.record(), key))
                        .toList());
    }

    private Reply versions(Exchange exchange) {
        Vault vault = vault(exchange);
        return Pages.answer(
                exchange,
                keys.versions(vault, exchange.path("name")).stream()
                        .map(key -> KeyDocuments.version(vault.record(), key))
                        .toList());
    }

    private Reply delete(Exchange exchange) {
        Vault vault = vault(exchange);
        return Reply.ok(deletedBundle(vault, keys.delete(vault, exchange.path("name"))));
    }

    private Reply getDeleted(Exchange exchange) {
        Vault vault = vault(exchange);
        return Reply.ok(deletedBundle(vault, keys.requireDeleted(vault, exchange.path("name"))));
    }

    private Reply listDeleted(Exchange exchange) {
        Vault vault = vault(exchange);
        return Pages.answer(
                exchange,
                keys.deleted(vault).stream()
                        .map(gone -> KeyDocuments.deleted(
                                KeyDocuments.item(vault.record(), gone.newest()), vault.record(), "deletedkeys", gone))
                        .toList());
    }

    private Reply purge(Exchange exchange) {
        keys.purge(vault(exchange), exchange.path("name"));
        return Reply.empty(204);
    }

    private Reply recover(Exchange exchange) {
        Vault vault = vault(exchange);
        return bundle(vault, keys.recover(vault, exchange.path("name")));
    }

    private Vault vault(Exchange exchange) {
        return vaults.open(exchange.host("vault"));
    }

    private static Reply bundle(Vault vault, KeyVersion key) {
        return Reply.ok(KeyDocuments.bundle(vault.record(), key));
    }

    private static ObjectNode deletedBundle(Vault vault, Shelf.Deleted<KeyVersion> gone) {
        return KeyDocuments.deleted(
                KeyDocuments.bundle(vault.record(), gone.newest()), vault.record(), "deletedkeys", gone);
    }

    private static byte[] bytes(ObjectNode body, String field) {
        try {
            return Base64.getUrlDecoder().decode(body.path(field).asText());
        } catch (IllegalArgumentException e) {
            throw VaultErrors.badParameter("The property " + field + " is not base64url.");
        }
    }
}
