package io.github.azureml4j.local.deployments;

import io.github.azureml4j.local.front.Caller;

/**
 * Who deploys what where.
 *
 * @param host the host of Resource Manager that was asked, which says in which cloud
 * @param correlationId ties the requests of a deployment together
 */
record DeploymentRequest(DeploymentScope scope, String name, Caller caller, String host, String correlationId) {

    String id() {
        return scope.idOf(name);
    }
}
