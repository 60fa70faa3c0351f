package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Faults;
import org.jspecify.annotations.Nullable;

/**
 * Stores of the customer's own that a workspace with a customer-managed key keeps its encrypted data in, by ARM id; null where the
 * service makes its own. Known to the service since 2025-06-01.
 *
 * @param cosmosDb the Cosmos DB account, for the metadata of runs
 * @param storageAccount the storage account, for what the service caches
 * @param searchAccount the search service, for the index of what is registered
 */
public record EncryptedStores(
        @Nullable String cosmosDb,
        @Nullable String storageAccount,
        @Nullable String searchAccount) {
    /** A Cosmos DB account alone. */
    public static EncryptedStores cosmosDb(String armId) {
        return new EncryptedStores(armId, null, null);
    }

    void check(Faults faults) {
        check(faults, "Cosmos DB account", "Microsoft.DocumentDB/databaseAccounts", cosmosDb);
        check(faults, "storage account", "Microsoft.Storage/storageAccounts", storageAccount);
        check(faults, "search service", "Microsoft.Search/searchServices", searchAccount);
    }

    private static void check(Faults faults, String what, String type, @Nullable String armId) {
        if (armId != null) {
            SettingChecks.id(faults, what + " of one's own", type, armId);
        }
    }

    void writeTo(ObjectNode encryption) {
        put(encryption, "cosmosDbResourceId", cosmosDb);
        put(encryption, "storageAccountResourceId", storageAccount);
        put(encryption, "searchAccountResourceId", searchAccount);
    }

    private static void put(ObjectNode encryption, String name, @Nullable String armId) {
        if (armId != null) {
            encryption.put(name, armId);
        }
    }
}
