package io.github.azureml4j.local.registries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.identities.IdentityService;
import io.github.azureml4j.local.identities.UserIdentity;
import io.github.azureml4j.local.keyvault.KeyUse;
import io.github.azureml4j.local.keyvault.KeyVaultService;

/** The customer's key of a registry and the identities that it may be read by. */
final class RegistryKeys {

    private static final String PROPERTIES = "/properties/encryption/keyVaultProperties";

    private final IdentityService identities;
    private final KeyVaultService vaults;

    RegistryKeys(IdentityService identities, KeyVaultService vaults) {
        this.identities = identities;
        this.vaults = vaults;
    }

    /** Tells the ids of assigned identities in a document, and raises 400 unless its key can be used. */
    void complete(ObjectNode document) {
        if (document.at("/identity/userAssignedIdentities") instanceof ObjectNode assigned) {
            assigned.properties().forEach(entry -> entry.setValue(describe(require(entry.getKey()))));
        }
        if (RegistryRules.isEncrypted(document)) {
            check(document, document.at(PROPERTIES));
        }
    }

    private void check(ObjectNode document, JsonNode key) {
        String reader = key.path("identity").asText();
        String uri = key.path("keyIdentifier").asText();
        UserIdentity identity = identities
                .byClientId(reader)
                .filter(found -> has(document, found))
                .orElseThrow(() -> invalid("The identity '" + reader + "' is none of the registry's identities."));
        KeyUse use = vaults.use(uri, identity.principalId());
        if (!use.usable()) {
            throw invalid("The key '" + uri + "' cannot be used: " + use.message());
        }
        vaults.key(uri)
                .ifPresent(found -> document.withObject(PROPERTIES)
                        .put("keyRotationEnabled", !uri.matches(".*/keys/[^/]+/.+"))
                        .put("versionedKeyIdentifier", found.uri()));
    }

    private static boolean has(ObjectNode document, UserIdentity identity) {
        return document.at("/identity/userAssignedIdentities").properties().stream()
                .anyMatch(entry -> entry.getKey().equalsIgnoreCase(identity.id().text()));
    }

    private UserIdentity require(String id) {
        return identities
                .find(ResourceId.parse(id))
                .orElseThrow(() -> LocalError.badRequest(
                        "FailedIdentityOperation",
                        "Identity operation for resource failed with error 'The resource '" + id
                                + "' was not found'."));
    }

    private static ObjectNode describe(UserIdentity identity) {
        return Json.object().put("clientId", identity.clientId()).put("principalId", identity.principalId());
    }

    private static LocalError invalid(String message) {
        return LocalError.badRequest("InvalidEncryptionProperties", message);
    }
}
