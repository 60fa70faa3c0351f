package io.github.azureml4j.core.workspace;

import java.util.List;

/** A resource that a workspace stands on and that can be made with it. */
enum Dependent {
    STORAGE_ACCOUNT("storage account", "storage", "Microsoft.Storage/storageAccounts", "2023-05-01", "storageAccount"),
    KEY_VAULT("key vault", "keyvault", "Microsoft.KeyVault/vaults", "2023-07-01", "keyVault"),
    APPLICATION_INSIGHTS(
            "application insights", "insights", "Microsoft.Insights/components", "2020-02-02", "applicationInsights"),
    CONTAINER_REGISTRY(
            "container registry",
            "registry",
            "Microsoft.ContainerRegistry/registries",
            "2023-07-01",
            "containerRegistry");

    /** Those that no workspace is without; a registry is made by the service at the first image build. */
    static final List<Dependent> REQUIRED = List.of(STORAGE_ACCOUNT, KEY_VAULT, APPLICATION_INSIGHTS);

    private final String label;
    private final String word;
    private final String type;
    private final String apiVersion;
    private final String property;

    Dependent(String label, String word, String type, String apiVersion, String property) {
        this.label = label;
        this.word = word;
        this.type = type;
        this.apiVersion = apiVersion;
        this.property = property;
    }

    /** What people call it. */
    String label() {
        return label;
    }

    /** What stands for it in generated names. */
    String word() {
        return word;
    }

    /** Its ARM type. */
    String type() {
        return type;
    }

    /** The api-version that it is made and deleted with. */
    String apiVersion() {
        return apiVersion;
    }

    /** The property of a workspace, and the parameter of our template, that names it. */
    String property() {
        return property;
    }
}
