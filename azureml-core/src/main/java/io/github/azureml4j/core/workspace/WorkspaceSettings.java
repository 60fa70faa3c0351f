package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.azureml4j.core.WorkspaceId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A workspace to be, checked and complete, its dependent resources named. Written into resume tokens; holds no secrets. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WorkspaceSettings(
        @JsonProperty(value = "subscription", required = true)
        String subscription,

        @JsonProperty(value = "resourceGroup", required = true)
        String resourceGroup,

        @JsonProperty(value = "name", required = true) String name,
        @JsonProperty(value = "location", required = true) String location,
        @JsonProperty("hbi") boolean hbi,
        @JsonProperty("cmkKeyVaultId") @Nullable String cmkKeyVaultId,
        @JsonProperty("cmkKeyUri") @Nullable String cmkKeyUri,
        @JsonProperty("friendlyName") @Nullable String friendlyName,
        @JsonProperty("description") @Nullable String description,
        @JsonProperty(value = "tags", required = true) Map<String, String> tags,

        @JsonProperty(value = "storageAccount", required = true)
        String storageAccount,

        @JsonProperty(value = "keyVault", required = true) String keyVault,

        @JsonProperty(value = "applicationInsights", required = true)
        String applicationInsights,

        @JsonProperty("containerRegistry") @Nullable String containerRegistry,
        @JsonProperty(value = "toMake", required = true) List<Dependent> toMake) {
    WorkspaceSettings {
        tags = Map.copyOf(tags);
        toMake = List.copyOf(toMake);
    }

    WorkspaceId id() {
        return new WorkspaceId(subscription, resourceGroup, name);
    }

    String idOf(Dependent dependent) {
        return switch (dependent) {
            case STORAGE_ACCOUNT -> storageAccount;
            case KEY_VAULT -> keyVault;
            case APPLICATION_INSIGHTS -> applicationInsights;
        };
    }
}
