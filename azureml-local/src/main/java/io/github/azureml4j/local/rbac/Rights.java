package io.github.azureml4j.local.rbac;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.AnsweredOperation;
import io.github.azureml4j.local.front.Exchange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which actions a request needs. */
final class Rights {

    private static final String WORKSPACES = "Microsoft.MachineLearningServices/workspaces/";

    private static final String CLUSTERS = "Microsoft.ContainerService/managedClusters";
    private static final String IDENTITIES = "Microsoft.ManagedIdentity/userAssignedIdentities";

    /** What can be given identities. */
    private static final Set<String> WITH_IDENTITY =
            Set.of("Workspaces_CreateOrUpdate", "Workspaces_Update", "Compute_CreateOrUpdate");

    /** What submitting a job does besides writing it down (contract 3.3, row 7). */
    private static final Map<String, List<String>> FURTHER = Map.of(
            "Jobs_CreateOrUpdate",
            List.of(
                    WORKSPACES + "metadata/artifacts/write",
                    WORKSPACES + "environments/build/action",
                    WORKSPACES + "environments/readSecrets/action"));

    private final Facts facts;

    Rights(Facts facts) {
        this.facts = facts;
    }

    /** The further actions of a request to Resource Manager, at the same scope. */
    static Stream<String> further(AnsweredOperation operation) {
        return FURTHER.getOrDefault(operation.operationId(), List.of()).stream();
    }

    /** What a request asks for on other resources than the one that it writes. */
    static Stream<Linked> linked(AnsweredOperation operation, Exchange exchange) {
        return Stream.concat(cluster(operation, exchange).stream(), identities(operation, exchange));
    }

    /** What attaching a cluster asks for on the cluster itself (contract 3.3, row 5). */
    private static Optional<Linked> cluster(AnsweredOperation operation, Exchange exchange) {
        if (!operation.operationId().equals("Compute_CreateOrUpdate")) {
            return Optional.empty();
        }
        return Optional.ofNullable(exchange.json().at("/properties/resourceId").asText(null))
                .filter(id -> id.toLowerCase(Locale.ROOT).contains(CLUSTERS.toLowerCase(Locale.ROOT)))
                .map(id -> new Linked(CLUSTERS + "/listClusterAdminCredential/action", id));
    }

    /** Who gives a resource an identity must be allowed to use that identity; one that is null is taken away. */
    private static Stream<Linked> identities(AnsweredOperation operation, Exchange exchange) {
        if (!WITH_IDENTITY.contains(operation.operationId())) {
            return Stream.empty();
        }
        return exchange.json().at("/identity/userAssignedIdentities").properties().stream()
                .filter(each -> !each.getValue().isNull())
                .map(Map.Entry::getKey)
                .filter(id -> id.toLowerCase(Locale.ROOT).contains(IDENTITIES.toLowerCase(Locale.ROOT)))
                .map(id -> new Linked(IDENTITIES + "/assign/action", id));
    }

    /** The action of an operation on the region host. */
    String onData(AnsweredOperation operation, Exchange exchange) {
        String action = DataPlaneActions.of(operation.operationId())
                .orElseThrow(() -> new IllegalStateException("no action known for " + operation.operationId()));
        return action.contains(DataPlaneActions.KIND)
                ? action.replace(DataPlaneActions.KIND, kind(operation, exchange))
                : action;
    }

    /** Policy C3 of the document: making a workspace one of the Enterprise edition is its owner's alone. */
    boolean upgrades(AnsweredOperation operation, Exchange exchange) {
        return List.of("Workspaces_Update", "Workspaces_CreateOrUpdate").contains(operation.operationId())
                && isEnterprise(exchange.json())
                && facts.isBelowEnterprise(workspace(exchange));
    }

    /** The id of the workspace in the path. */
    static String workspace(Exchange exchange) {
        return "/subscriptions/" + exchange.path("sub") + "/resourceGroups/" + exchange.path("rg")
                + "/providers/Microsoft.MachineLearningServices/workspaces/" + exchange.path("ws");
    }

    private String kind(AnsweredOperation operation, Exchange exchange) {
        String type = operation.operationId().equals("Services_Create")
                ? exchange.json().path("computeType").asText()
                : facts.computeType(workspace(exchange), exchange.path("id")).orElse("");
        return type.toLowerCase(Locale.ROOT).equals("aci") ? "aci" : "aks";
    }

    /** An action on another resource than the one that is written. */
    record Linked(String action, String scope) {}

    private static boolean isEnterprise(ObjectNode body) {
        return Stream.of("name", "tier")
                .anyMatch(part -> body.path("sku").path(part).asText().equalsIgnoreCase("Enterprise"));
    }
}
