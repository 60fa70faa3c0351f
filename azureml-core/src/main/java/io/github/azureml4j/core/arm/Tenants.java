package io.github.azureml4j.core.arm;

import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.AzureMlException;

/** The tenant that a subscription trusts, which new key vaults must name. */
public final class Tenants {
    private Tenants() {}

    /**
     * The tenant of a connection's subscription ({@code Subscriptions_Get} 2022-12-01).
     *
     * @param azure the connection
     */
    public static String of(AzureConnection azure) {
        String tenant = azure.arm()
                .get("/subscriptions/{}", azure.subscription())
                .apiVersion("2022-12-01")
                .json()
                .path("tenantId")
                .asText("");
        if (tenant.isEmpty()) {
            throw new AzureMlException("subscription " + azure.subscription() + " does not name its tenant");
        }
        return tenant;
    }
}
