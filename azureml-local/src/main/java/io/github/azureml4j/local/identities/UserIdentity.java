package io.github.azureml4j.local.identities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;

/**
 * A user-assigned identity.
 *
 * @param clientId the application id, the {@code appid} of its tokens
 * @param principalId the principal's id in the tenant, the {@code oid} of its tokens
 */
public record UserIdentity(ResourceId id, String clientId, String principalId, ObjectNode document) {}
