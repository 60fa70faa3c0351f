package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** N2: whether data is reached by who asks for it, or by keys that open it to anybody who has them. */
final class DataAccess {
    private static final Census STORES = new Census(
            "datastores",
            "keep no key",
            "keep a key or a signature",
            "Register them anew without credentials, and grant the readers Storage Blob Data roles.");
    private static final List<String> KEYS = List.of("AccountKey", "Sas");

    private DataAccess() {}

    static Assessment check(Estate estate) {
        return Assessment.together(
                estate.newestWorkspace().assess(DataAccess::mode),
                estate.storage().assess(DataAccess::account),
                estate.datastores().assess(DataAccess::stores));
    }

    private static Assessment mode(JsonNode workspace) {
        String mode = workspace.at("/properties/systemDatastoresAuthMode").asText("AccessKey");
        return Assessment.when(
                mode.equalsIgnoreCase("Identity"),
                "system datastores sign in by identity",
                "system datastores sign in by " + mode,
                "Make the workspace with systemDatastores(SystemDatastoresAuth.IDENTITY).");
    }

    private static Assessment account(JsonNode storage) {
        String name = "storage account " + storage.path("name").asText();
        return Assessment.when(
                !storage.at("/properties/allowSharedKeyAccess").asBoolean(true),
                name + " takes no keys",
                name + " takes keys",
                "When nothing needs them any more: az storage account update --allow-shared-key-access false.");
    }

    private static Assessment stores(List<JsonNode> stores) {
        return STORES.of(
                stores.size(),
                stores.stream()
                        .filter(store -> KEYS.stream()
                                .anyMatch(store.at("/properties/credentials/credentialsType")
                                        .asText()::equalsIgnoreCase))
                        .map(store -> store.path("name").asText())
                        .toList());
    }
}
