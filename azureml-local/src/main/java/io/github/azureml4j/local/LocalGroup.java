package io.github.azureml4j.local;

/**
 * A group of a tenant's directory, whose members hold the roles that it holds. Immutable.
 *
 * @param tenantId the tenant that it is in
 * @param objectId the group's id, which roles and access policies are given to
 * @param name what people call it
 */
public record LocalGroup(String tenantId, String objectId, String name) {}
