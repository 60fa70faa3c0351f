package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of {@code Workspaces_CreateOrUpdate}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WorkspaceDocument(
        @JsonProperty("location") String location,
        @JsonProperty("tags") Map<String, String> tags,
        @JsonProperty("identity") Identity identity,
        @JsonProperty("properties") Properties properties) {

    static WorkspaceDocument of(WorkspaceSettings s) {
        Properties properties = new Properties(
                s.friendlyName(),
                s.description(),
                s.keyVault(),
                s.storageAccount(),
                s.applicationInsights(),
                s.containerRegistry(),
                s.hbi(),
                encryption(s));
        return new WorkspaceDocument(s.location(), s.tags(), new Identity("SystemAssigned"), properties);
    }

    private static @Nullable Encryption encryption(WorkspaceSettings s) {
        return s.cmkKeyVaultId() == null || s.cmkKeyUri() == null
                ? null
                : new Encryption("Enabled", new Key(s.cmkKeyVaultId(), s.cmkKeyUri()));
    }

    record Identity(@JsonProperty("type") String type) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Properties(
            @JsonProperty("friendlyName") @Nullable String friendlyName,
            @JsonProperty("description") @Nullable String description,
            @JsonProperty("keyVault") String keyVault,
            @JsonProperty("storageAccount") String storageAccount,
            @JsonProperty("applicationInsights") String applicationInsights,
            @JsonProperty("containerRegistry") @Nullable String containerRegistry,
            @JsonProperty("hbiWorkspace") boolean hbiWorkspace,
            @JsonProperty("encryption") @Nullable Encryption encryption) {}

    record Encryption(
            @JsonProperty("status") String status,
            @JsonProperty("keyVaultProperties") Key keyVaultProperties) {}

    record Key(
            @JsonProperty("keyVaultArmId") String keyVaultArmId,
            @JsonProperty("keyIdentifier") String keyIdentifier) {}
}
