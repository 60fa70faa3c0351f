package io.github.azureml4j.core.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.arm.ArmId;
import java.net.URI;

/**
 * A key vault as the service described it.
 *
 * @param id its ARM id, which a customer-managed key is named with
 * @param vaultUri its data plane, which clients of keys and secrets are given
 * @param softDelete whether what is deleted can be recovered
 * @param purgeProtection whether nobody can shorten that time
 */
public record KeyVault(ArmId id, URI vaultUri, boolean softDelete, boolean purgeProtection) {
    static KeyVault of(JsonNode vault) {
        JsonNode properties = vault.path("properties");
        return new KeyVault(
                ArmId.parse(vault.path("id").asText()),
                URI.create(properties.path("vaultUri").asText()),
                properties.path("enableSoftDelete").asBoolean(),
                properties.path("enablePurgeProtection").asBoolean());
    }
}
