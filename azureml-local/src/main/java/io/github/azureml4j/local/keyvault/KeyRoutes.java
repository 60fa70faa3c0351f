package io.github.azureml4j.local.keyvault;

import static io.github.azureml4j.local.keyvault.Right.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Handler;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;
import java.util.Base64;

/** The data plane of keys. */
final class KeyRoutes {

    /** What stands where a version could, and is none. */
    private static final String ROTATION_POLICY = "rotationpolicy";

    private final VaultService vaults;
    private final KeyService keys;
    private final VaultDoor door;

    KeyRoutes(KeyVaultService service, VaultDoor door) {
        this.vaults = service.vaults();
        this.keys = service.keys();
        this.door = door;
    }

    void declare(Section section) {
        Handler get = door.to(keys("get", "read"), this::get);
        Handler update = door.to(keys("update", "update/action"), this::update);
        section.get("/keys", "GetKeys", door.to(keys("list", "read"), this::list))
                .post("/keys/{name}/create", "CreateKey", door.to(keys("create", "create/action"), this::create))
                .post("/keys/{name}/rotate", "RotateKey", door.to(keys("rotate", "rotate/action"), this::rotate))
                .get("/keys/{name}", "GetKey", get)
                .get("/keys/{name}/versions", "GetKeyVersions", door.to(keys("list", "read"), this::versions))
                .get("/keys/{name}/{version}", "GetKey", get)
                .patch("/keys/{name}", "UpdateKey", update)
                .patch("/keys/{name}/{version}", "UpdateKey", update)
                .delete("/keys/{name}", "DeleteKey", door.to(keys("delete", "delete"), this::delete))
                .get("/deletedkeys", "GetDeletedKeys", door.to(keys("list", "read"), this::listDeleted))
                .get("/deletedkeys/{name}", "GetDeletedKey", door.to(keys("get", "read"), this::getDeleted))
                .delete("/deletedkeys/{name}", "PurgeDeletedKey", door.to(keys("purge", "purge/action"), this::purge))
                .post(
                        "/deletedkeys/{name}/recover",
                        "RecoverDeletedKey",
                        door.to(keys("recover", "recover/action"), this::recover));
        operation(section, "encrypt", keys("encrypt", "encrypt/action"), Cryptography::encrypt);
        operation(section, "decrypt", keys("decrypt", "decrypt/action"), Cryptography::decrypt);
        operation(section, "wrapkey", keys("wrapKey", "wrap/action"), Cryptography::encrypt);
        operation(section, "unwrapkey", keys("unwrapKey", "unwrap/action"), Cryptography::decrypt);
        operation(section, "sign", keys("sign", "sign/action"), Cryptography::sign);
        operation(section, "verify", "verify", door.to(keys("verify", "verify/action"), this::verify));
    }

    private interface Transformation {
        byte[] apply(KeyVersion key, String algorithm, byte[] value);
    }

    /** The operation has the name of its permission. */
    private void operation(Section section, String path, Right right, Transformation transformation) {
        String name = right.permission();
        operation(section, path, name, door.to(right, exchange -> transform(exchange, name, transformation)));
    }

    /** Clients that were given a key without a version leave the version's segment empty. */
    private static void operation(Section section, String path, String name, Handler handler) {
        section.post("/keys/{name}/{version}/" + path, name, handler).post("/keys/{name}//" + path, name, handler);
    }

    private Reply transform(Exchange exchange, String operation, Transformation transformation) {
        Vault vault = vault(exchange);
        KeyVersion key = keys.requireFor(vault, exchange.path("name"), version(exchange), operation);
        ObjectNode body = exchange.json();
        byte[] result = transformation.apply(key, body.path("alg").asText(), bytes(body, "value"));
        return Reply.ok(Json.object()
                .put("kid", KeyDocuments.id(vault.record(), key))
                .put("value", Base64.getUrlEncoder().withoutPadding().encodeToString(result)));
    }

    private Reply verify(Exchange exchange) {
        KeyVersion key = keys.requireFor(vault(exchange), exchange.path("name"), version(exchange), "verify");
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

    private Reply get(Exchange exchange) {
        if (version(exchange).equals(ROTATION_POLICY)) {
            throw LocalError.notImplemented("rotation policies of keys");
        }
        Vault vault = vault(exchange);
        return bundle(vault, keys.require(vault, exchange.path("name"), version(exchange)));
    }

    private Reply update(Exchange exchange) {
        Vault vault = vault(exchange);
        return bundle(vault, keys.update(vault, exchange.path("name"), version(exchange), exchange.json()));
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

    private static String version(Exchange exchange) {
        return ItemPath.of(exchange.rawPath()).version();
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
