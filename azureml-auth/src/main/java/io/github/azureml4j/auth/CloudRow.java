package io.github.azureml4j.auth;

import java.net.URI;

/** A row of the table that tells clouds apart. */
enum CloudRow {
    AUTHORITY_HOST(true),
    RESOURCE_MANAGER(true),
    MACHINE_LEARNING(true),
    REGION_SUFFIX(false),
    INFERENCE_SUFFIX(false),
    STORAGE_SUFFIX(false),
    VAULT_SUFFIX(false),
    REGISTRY_SUFFIX(false),
    COSMOS_SUFFIX(false),
    APPLICATION_INSIGHTS(true),
    LOG_ANALYTICS(true),
    PORTAL(true);

    private final boolean endpoint;

    CloudRow(boolean endpoint) {
        this.endpoint = endpoint;
    }

    boolean accepts(String value) {
        return endpoint ? isHttpsOrigin(value) : value.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+");
    }

    String expectation() {
        return endpoint ? "an https:// origin without a path" : "a host name suffix without a leading dot";
    }

    private static boolean isHttpsOrigin(String value) {
        try {
            URI uri = URI.create(value);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawPath().isEmpty();
        } catch (IllegalArgumentException notUri) {
            return false;
        }
    }
}
