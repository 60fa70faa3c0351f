package io.github.azureml4j.core.security.grants;

/**
 * An application with Contributor rights on the whole subscription that the service may have made for itself, one for each region: such
 * ones are named {@code aml-…} or {@code Microsoft-AzureML-Support-App-…}. Immutable.
 *
 * @param objectId its id in the tenant
 * @param displayName its name; empty when the caller may not read the directory, so that it may be anybody's
 */
public record SubscriptionApplication(String objectId, String displayName) {
    /** Whether its name was to be read. */
    public boolean isNamed() {
        return !displayName.isEmpty();
    }
}
