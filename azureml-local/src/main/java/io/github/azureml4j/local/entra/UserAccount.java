package io.github.azureml4j.local.entra;

/** Who a user is. */
public record UserAccount(String tenantId, String objectId, String userName) {}
