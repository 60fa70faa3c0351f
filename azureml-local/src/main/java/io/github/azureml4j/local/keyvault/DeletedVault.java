package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.time.Duration;
import java.time.Instant;

/** A vault that can still be recovered. */
record DeletedVault(Vault vault, Instant since) {

    Instant until() {
        return since.plus(Duration.ofDays(vault.record().retentionDays()));
    }

    ObjectNode toWire() {
        VaultRecord record = vault.record();
        ObjectNode body = Json.object()
                .put(
                        "id",
                        "/subscriptions/" + record.id().subscription() + "/providers/Microsoft.KeyVault/locations/"
                                + record.region() + "/deletedVaults/"
                                + record.id().name())
                .put("name", record.id().name())
                .put("type", "Microsoft.KeyVault/deletedVaults");
        ObjectNode properties =
                body.putObject("properties").put("vaultId", record.id().text());
        properties.put("location", record.region()).put("deletionDate", since.toString());
        properties
                .put("scheduledPurgeDate", until().toString())
                .put("purgeProtectionEnabled", record.purgeProtection());
        JsonNode tags = record.document().get("tags");
        if (tags != null) {
            properties.set("tags", tags);
        }
        return body;
    }
}
