package io.github.azureml4j.core.security.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;

/** Soft-deleted vaults ({@code Vaults_GetDeleted} 2023-07-01). */
final class DeletedVaults {
    private DeletedVaults() {}

    static Reading<JsonNode> find(Reader reader, ArmId vault, String location) {
        return reader.read(reader.azure()
                .arm()
                .apiVersion("2023-07-01")
                .get(
                        "/subscriptions/{}/providers/Microsoft.KeyVault/locations/{}/deletedVaults/{}",
                        vault.subscription(),
                        Regions.plain(location),
                        vault.name()));
    }
}
