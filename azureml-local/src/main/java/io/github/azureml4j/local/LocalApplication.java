package io.github.azureml4j.local;

/**
 * An application that can sign in to the emulator, and its principal. Immutable.
 *
 * @param tenantId the tenant that it is in
 * @param clientId the application id
 * @param objectId the principal's id, the {@code oid} of its tokens
 * @param secret its first secret; it opens nothing but this emulator
 */
public record LocalApplication(String tenantId, String clientId, String objectId, String secret) {

    @Override
    public String toString() {
        return "LocalApplication[" + clientId + "]";
    }
}
