package io.github.azureml4j.local.keyvault;

import io.github.azureml4j.local.front.Caller;

/**
 * Who wants something of a vault.
 *
 * @param objectId its id in the tenant
 * @param applicationId the application it signed in with, empty where nobody signed in
 * @param tenantId the tenant whose principal it is
 */
record Principal(String objectId, String applicationId, String tenantId) {

    static Principal of(Caller caller) {
        return new Principal(caller.objectId(), caller.claim("appid"), caller.tenantId());
    }

    /** As Key Vault names callers. */
    @Override
    public String toString() {
        return "appid=" + applicationId + ";oid=" + objectId + ";iss=https://sts.windows.net/" + tenantId + "/";
    }
}
