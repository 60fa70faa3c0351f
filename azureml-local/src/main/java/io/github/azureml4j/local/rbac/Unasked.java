package io.github.azureml4j.local.rbac;

import io.github.azureml4j.local.front.AnsweredOperation;
import io.github.azureml4j.local.front.Hosts;
import java.util.Map;
import java.util.Optional;

/** Operations that no role decides, and why. What is neither here nor asked for a right is a defect. */
final class Unasked {

    private static final Map<Hosts, String> PLANES = Map.of(
            Hosts.ENTRA, "signing in comes before having rights",
            Hosts.METADATA, "a machine hands tokens to whoever is on it",
            Hosts.MACHINE, "a machine hands tokens to whoever is on it",
            Hosts.VAULT, "the vault asks for itself: access policies, or data actions by role",
            Hosts.BLOB, "the account asks for itself: keys, signatures, or data actions by role",
            Hosts.INSIGHTS, "the query API asks whether its caller may read the component",
            Hosts.GRAPH, "the directory asks for its own permissions",
            Hosts.ACI, "a web service asks for its own key",
            Hosts.AKS, "a web service asks for its own key or token",
            Hosts.CUSTOM, "a web service asks for its own key or token");

    private static final Map<String, String> OPERATIONS = Map.of(
            "CloudMetadata_Get", "read before sign-in",
            "Discovery_Get", "read before sign-in",
            "Discovery_GetWorkspace", "read before sign-in",
            "Tenants_List", "everybody sees where it belongs",
            "Subscriptions_List", "everybody sees where it holds a role; the list has no others",
            "OperationStatuses_Get", "whoever was told the address of an operation may look at it",
            "OperationResults_Get", "whoever was told the address of an operation may look at it",
            "ProviderOperationsMetadata_Get", "the catalogue of actions says nothing of anybody's resources",
            "ProviderOperationsMetadata_List", "the catalogue of actions says nothing of anybody's resources");

    private Unasked() {}

    static Optional<String> reason(AnsweredOperation operation) {
        return Optional.ofNullable(PLANES.get(operation.hosts()))
                .or(() -> Optional.ofNullable(OPERATIONS.get(operation.operationId())))
                .or(() -> tenantWide(operation));
    }

    private static Optional<String> tenantWide(AnsweredOperation operation) {
        return operation.path().startsWith("/providers/Microsoft.Authorization/roleDefinitions")
                        && operation.method().equals("GET")
                ? Optional.of("Microsoft's roles are the same for everybody")
                : Optional.empty();
    }
}
