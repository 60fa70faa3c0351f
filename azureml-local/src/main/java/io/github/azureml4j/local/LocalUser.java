package io.github.azureml4j.local;

/**
 * A user who can sign in to the emulator. Immutable.
 *
 * @param tenantId the user's home
 * @param objectId the user's id at home, the {@code oid} of tokens of that tenant
 * @param userName what is typed to sign in
 */
public record LocalUser(String tenantId, String objectId, String userName) {}
