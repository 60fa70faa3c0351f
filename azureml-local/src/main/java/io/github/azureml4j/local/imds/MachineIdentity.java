package io.github.azureml4j.local.imds;

/**
 * A managed identity of the machine.
 *
 * @param clientId the application id, the {@code appid} of its tokens
 * @param objectId the principal's id in the tenant, the {@code oid} of its tokens
 * @param resourceId the ARM id of the user-assigned identity, or of the machine whose own identity it is
 */
public record MachineIdentity(String clientId, String objectId, String resourceId) {

    boolean fits(Named named) {
        return same(named.clientId(), clientId)
                && same(named.objectId(), objectId)
                && same(named.resourceId(), resourceId);
    }

    private static boolean same(String asked, String own) {
        return asked.isEmpty() || asked.equalsIgnoreCase(own);
    }

    /** By what a request names an identity; empty texts where it does not. */
    record Named(String clientId, String objectId, String resourceId) {

        boolean nobody() {
            return clientId.isEmpty() && objectId.isEmpty() && resourceId.isEmpty();
        }
    }
}
