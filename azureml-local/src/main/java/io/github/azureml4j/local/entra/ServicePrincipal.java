package io.github.azureml4j.local.entra;

/**
 * An application of the tenant and its principal.
 *
 * @param clientId the application id
 * @param secret the application's one secret; it opens nothing but this emulator
 * @param objectId the principal's id in the tenant, the {@code oid} of its tokens
 * @param displayName the name that people see
 */
public record ServicePrincipal(String clientId, String secret, String objectId, String displayName) {

    @Override
    public String toString() {
        return "ServicePrincipal[" + clientId + "]";
    }
}
