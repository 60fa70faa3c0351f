package io.github.azureml4j.core.keyvault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The body that makes a vault sealed against loss. */
public final class VaultDocument {
    private static final int DAYS = 90;

    private VaultDocument() {}

    /**
     * A standard vault with soft delete for 90 days and purge protection.
     *
     * @param location where
     * @param tenant the tenant that its callers are of
     * @param more further properties
     */
    public static Map<String, Object> sealed(String location, String tenant, Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("tenantId", tenant);
        properties.put("sku", Map.of("family", "A", "name", "standard"));
        properties.put("accessPolicies", List.of());
        properties.put("enableSoftDelete", true);
        properties.put("softDeleteRetentionInDays", DAYS);
        properties.put("enablePurgeProtection", true);
        properties.putAll(more);
        return new LinkedHashMap<>(Map.of("location", location, "properties", properties));
    }
}
