package io.github.azureml4j.core.security.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether a resource that was given is there and fit for a workspace. */
final class GivenCheck implements Check {
    private final Reader reader;
    private final ArmId id;
    private final boolean withIdentities;

    GivenCheck(Reader reader, ArmId id, boolean withIdentities) {
        this.reader = reader;
        this.id = id;
        this.withIdentities = withIdentities;
    }

    @Override
    public List<Finding> look() {
        Reading<JsonNode> resource = reader.resource(id);
        if (resource.isAbsent()) {
            return List.of(Finding.blocker(
                    word() + "_MISSING",
                    id.toString(),
                    "there is no " + id,
                    "correct the id: az resource show --ids " + id));
        }
        return resource.unread()
                .map(reason -> List.of(Finding.unknown(
                        word() + "_UNREADABLE", id.toString(), reason, "ask for the role Reader on the resource")))
                .orElseGet(() -> fitness(resource.value().orElseThrow()));
    }

    private List<Finding> fitness(JsonNode resource) {
        return switch (word()) {
            case "STORAGE_ACCOUNT" -> storage(resource);
            case "CONTAINER_REGISTRY" -> registry(resource);
            default -> List.of();
        };
    }

    private List<Finding> storage(JsonNode account) {
        List<Finding> found = new ArrayList<>();
        if (account.path("properties").path("isHnsEnabled").asBoolean()) {
            found.add(Finding.blocker(
                    "STORAGE_ACCOUNT_HIERARCHICAL",
                    id.toString(),
                    "storage account " + id.name() + " has a hierarchical namespace, which a workspace cannot stand on",
                    "give another account; this one can be a datastore of the workspace"));
        }
        String sku = account.path("sku").path("name").asText();
        if (sku.toLowerCase(Locale.ROOT).startsWith("premium")) {
            found.add(Finding.blocker(
                    "STORAGE_ACCOUNT_PREMIUM",
                    id.toString(),
                    "storage account " + id.name() + " is " + sku + ", which a workspace cannot stand on",
                    "give an account of kind StorageV2 with sku Standard_LRS, Standard_ZRS or Standard_GRS"));
        }
        return found;
    }

    private List<Finding> registry(JsonNode registry) {
        boolean admin = registry.path("properties").path("adminUserEnabled").asBoolean();
        return admin || withIdentities
                ? List.of()
                : List.of(Finding.blocker(
                        "CONTAINER_REGISTRY_WITHOUT_ADMIN",
                        id.toString(),
                        "container registry " + id.name()
                                + " has no admin user, and the workspace no identity of its own to go there with",
                        "az acr update --name " + id.name() + " --admin-enabled true"));
    }

    private String word() {
        return switch (id.type().toLowerCase(Locale.ROOT)) {
            case "microsoft.storage/storageaccounts" -> "STORAGE_ACCOUNT";
            case "microsoft.keyvault/vaults" -> "KEY_VAULT";
            case "microsoft.insights/components" -> "APPLICATION_INSIGHTS";
            case "microsoft.containerregistry/registries" -> "CONTAINER_REGISTRY";
            case "microsoft.managedidentity/userassignedidentities" -> "IDENTITY";
            default ->
                throw new IllegalArgumentException("a workspace cannot be given a resource of type " + id.type());
        };
    }
}
