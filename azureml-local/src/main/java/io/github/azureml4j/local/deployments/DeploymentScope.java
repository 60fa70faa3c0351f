package io.github.azureml4j.local.deployments;

import java.util.Locale;

/**
 * Where a template is deployed.
 *
 * @param group the resource group, empty for the subscription itself
 */
record DeploymentScope(String subscription, String group) {

    static final String TYPE = "Microsoft.Resources/deployments";

    /** What stands before the provider in ids of resources there. */
    String prefix() {
        return "/subscriptions/" + subscription + (group.isEmpty() ? "" : "/resourceGroups/" + group);
    }

    String idOf(String deployment) {
        return prefix() + "/providers/" + TYPE + "/" + deployment;
    }

    String keyOf(String deployment) {
        return idOf(deployment).toLowerCase(Locale.ROOT);
    }
}
