package io.github.azureml4j.core.workspace;

/**
 * A resource that a workspace stands on and that is made with it. The container registry is not among them: the service makes one at
 * the first image build.
 */
enum Dependent {
    STORAGE_ACCOUNT("storage account", "storage", "Microsoft.Storage/storageAccounts", "2023-05-01"),
    KEY_VAULT("key vault", "keyvault", "Microsoft.KeyVault/vaults", "2023-07-01"),
    APPLICATION_INSIGHTS("application insights", "insights", "Microsoft.Insights/components", "2020-02-02");

    private final String label;
    private final String word;
    private final String type;
    private final String apiVersion;

    Dependent(String label, String word, String type, String apiVersion) {
        this.label = label;
        this.word = word;
        this.type = type;
        this.apiVersion = apiVersion;
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
}
