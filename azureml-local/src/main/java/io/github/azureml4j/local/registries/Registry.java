package io.github.azureml4j.local.registries;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Json;

/**
 * A registry, its wire document, and the passwords of its admin user.
 *
 * @param password the first one
 * @param second the other one, for whoever renews the first
 */
record Registry(ResourceId id, ObjectNode document, String password, String second) {

    boolean adminUserEnabled() {
        return document.at("/properties/adminUserEnabled").asBoolean();
    }

    String region() {
        return document.path("location").asText();
    }

    Registry with(ObjectNode other) {
        return new Registry(id, other, password, second);
    }

    Registry inState(String state) {
        ObjectNode changed = document.deepCopy();
        changed.withObject("/properties").put("provisioningState", state);
        return with(changed);
    }

    Registry renewed(String name, String value) {
        return name.equals("password2")
                ? new Registry(id, document, password, value)
                : new Registry(id, document, value, second);
    }

    /** {@code RegistryListCredentialsResult}. */
    ObjectNode credentials() {
        ObjectNode body = Json.object().put("username", id.name());
        ArrayNode passwords = body.putArray("passwords");
        passwords.addObject().put("name", "password").put("value", password);
        passwords.addObject().put("name", "password2").put("value", second);
        return body;
    }

    @Override
    public String toString() {
        return "Registry[" + id + "]";
    }
}
