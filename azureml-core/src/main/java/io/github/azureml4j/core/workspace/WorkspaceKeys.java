package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of what a workspace stands on ({@code Workspaces_ListKeys}). Any of them may be absent: a workspace that opens its datastores
 * by identity has none, nor one without a registry. Their text and Jackson leave the secrets out. Immutable.
 */
public final class WorkspaceKeys {
    @JsonIgnore
    private final JsonNode body;

    WorkspaceKeys(JsonNode body) {
        this.body = body;
    }

    /** The ARM id of the storage account. */
    public Optional<String> storageAccountId() {
        return text("/userStorageResourceId");
    }

    /** The key of the storage account that the workspace uses. A secret. */
    public Optional<String> storageKey() {
        return text("/userStorageKey");
    }

    /** The instrumentation key of Application Insights. A secret. */
    public Optional<String> instrumentationKey() {
        return text("/appInsightsInstrumentationKey");
    }

    /** The user that signs in to the container registry. */
    public Optional<String> registryUser() {
        return text("/containerRegistryCredentials/username");
    }

    /** The passwords of that user; either serves. Secrets. */
    public List<String> registryPasswords() {
        List<String> passwords = new ArrayList<>();
        for (JsonNode password : body.at("/containerRegistryCredentials/passwords")) {
            passwords.add(password.path("value").asText());
        }
        return passwords;
    }

    /** The key of the notebook service. A secret. */
    public Optional<String> notebookKey() {
        return text("/notebookAccessKeys/primaryAccessKey");
    }

    private Optional<String> text(String pointer) {
        String value = body.at(pointer).asText("");
        return value.isEmpty() || body.at(pointer).isNull() ? Optional.empty() : Optional.of(value);
    }

    @Override
    public String toString() {
        return "WorkspaceKeys[***]";
    }
}
