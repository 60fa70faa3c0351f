package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;

/** Keys as ARM shows them: what they are good for and until when, and of the pair nothing at all. */
final class KeyResources {

    private static final String TYPE = KeyVaultService.TYPE + "/keys";

    private KeyResources() {}

    /** A key, which is its newest version. */
    static ObjectNode key(VaultRecord vault, KeyVersion key) {
        return describe(item(vault, key), vault, key);
    }

    static ObjectNode version(VaultRecord vault, KeyVersion key) {
        return describe(versionItem(vault, key), vault, key);
    }

    /** A key of a list. */
    static ObjectNode item(VaultRecord vault, KeyVersion key) {
        return resource(vault, key, TYPE, id(vault, key), key.name());
    }

    /** A version of a list. */
    static ObjectNode versionItem(VaultRecord vault, KeyVersion key) {
        return resource(vault, key, TYPE + "/versions", id(vault, key) + "/versions/" + key.version(), key.version());
    }

    private static String id(VaultRecord vault, KeyVersion key) {
        return vault.id().text() + "/keys/" + key.name();
    }

    private static ObjectNode resource(VaultRecord vault, KeyVersion key, String type, String id, String name) {
        ObjectNode body =
                Json.object().put("id", id).put("name", name).put("type", type).put("location", vault.region());
        body.set("tags", key.tags() == null ? Json.object() : key.tags());
        ObjectNode properties = body.putObject("properties");
        properties.set("attributes", attributes(vault, key));
        properties.put("keyUri", vault.uri() + "keys/" + key.name());
        return body;
    }

    /** ARM's attributes are the data plane's but for the days of recovery. */
    private static ObjectNode attributes(VaultRecord vault, KeyVersion key) {
        return key.attributes().toWire(vault).without("recoverableDays");
    }

    private static ObjectNode describe(ObjectNode body, VaultRecord vault, KeyVersion key) {
        ObjectNode properties = body.withObject("/properties")
                .put("keyUriWithVersion", KeyDocuments.id(vault, key))
                .put("kty", key.type());
        key.operations().forEach(properties.putArray("keyOps")::add);
        if (key.isRsa()) {
            properties.put("keySize", Integer.parseInt(key.shape()));
        } else {
            properties.put("curveName", key.shape());
        }
        return body;
    }
}
