package io.github.azureml4j.core.security.reading;

import java.util.Locale;
import java.util.Map;

/** The api-versions that resources beside the workspace are read with. */
final class ApiVersions {
    private static final Map<String, String> KNOWN = Map.of(
            "microsoft.storage/storageaccounts", "2023-05-01",
            "microsoft.keyvault/vaults", "2023-07-01",
            "microsoft.insights/components", "2020-02-02",
            "microsoft.containerregistry/registries", "2023-07-01",
            "microsoft.managedidentity/userassignedidentities", "2023-01-31",
            "microsoft.machinelearningservices/workspaces", "2024-04-01");

    private ApiVersions() {}

    static String of(String type) {
        String version = KNOWN.get(type.toLowerCase(Locale.ROOT));
        if (version == null) {
            throw new IllegalArgumentException("no api-version is known for resources of type " + type);
        }
        return version;
    }
}
