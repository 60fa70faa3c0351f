package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.LocalError;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A customer-managed key as a workspace names it: the vault's ARM id and the key's identifier with its version.
 *
 * @param keyIdentifier {@code https://{vault host}/keys/{name}/{version}}
 */
record Cmk(ResourceId vault, String keyIdentifier) {

    /** Where the identifier stands below {@code properties}. */
    static final String KEY_IDENTIFIER = "/encryption/keyVaultProperties/keyIdentifier";

    private static final Pattern VERSIONED = Pattern.compile("https://([^./]+)\\.[^/]+/keys/([^/]+)/([^/]+)");

    /** The key of a request's properties, if they ask for encryption; half of one is a 400. */
    static Optional<Cmk> of(JsonNode properties) {
        JsonNode encryption = properties.path("encryption");
        if (!encryption.path("status").asText().equalsIgnoreCase("Enabled")) {
            return Optional.empty();
        }
        String vault = encryption.at("/keyVaultProperties/keyVaultArmId").asText();
        String key = properties.at(KEY_IDENTIFIER).asText();
        if (vault.isBlank() || key.isBlank()) {
            throw LocalError.badRequest(
                    "InvalidEncryptionProperty",
                    "Encryption with a customer-managed key needs both keyVaultArmId and keyIdentifier.");
        }
        return Optional.of(new Cmk(ResourceId.parse(vault), key));
    }

    /** Raises 400 for an identifier without version, or of a key in another vault. */
    void checkIdentifier() {
        var match = VERSIONED.matcher(keyIdentifier);
        if (!match.matches()) {
            throw LocalError.badRequest(
                    "InvalidKeyIdentifier",
                    "'" + keyIdentifier + "' is not the identifier of a key version"
                            + " (https://{vault}/keys/{name}/{version}).");
        }
        if (!match.group(1).equalsIgnoreCase(vault.name())) {
            throw LocalError.badRequest(
                    "InvalidKeyIdentifier",
                    "The key '" + keyIdentifier + "' is not in the key vault '" + vault.name() + "'.");
        }
    }

    /** The identifier without its version, as Cosmos DB wants it. */
    String versionless() {
        return keyIdentifier.substring(0, keyIdentifier.lastIndexOf('/'));
    }
}
