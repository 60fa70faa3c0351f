package io.github.azureml4j.local.deployments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The deployments of all scopes, by id without case. Thread-safe. */
final class DeploymentStore {

    private final Map<String, Deployment> deployments = new ConcurrentSkipListMap<>();

    Optional<Deployment> find(DeploymentScope scope, String name) {
        return Optional.ofNullable(deployments.get(scope.keyOf(name)));
    }

    /** Keeps a deployment unless one of its name is running; false then. */
    boolean put(Deployment deployment) {
        DeploymentRequest request = deployment.request();
        return deployments.compute(
                        request.scope().keyOf(request.name()),
                        (key, old) -> old == null || old.ended() ? deployment : old)
                == deployment;
    }

    void remove(DeploymentScope scope, String name) {
        deployments.remove(scope.keyOf(name));
    }

    List<Deployment> in(DeploymentScope scope) {
        return deployments.values().stream()
                .filter(deployment -> deployment.request().scope().prefix().equalsIgnoreCase(scope.prefix()))
                .toList();
    }
}
