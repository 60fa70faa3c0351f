package io.github.azureml4j.core.security.posture;

import com.azure.core.http.rest.PagedIterable;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.access.Access;
import io.github.azureml4j.core.access.Role;
import io.github.azureml4j.core.access.RoleDefinition;
import io.github.azureml4j.core.arm.Pages;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.http.ServiceRequest;
import io.github.azureml4j.core.security.grants.GrantReport;
import io.github.azureml4j.core.security.grants.Grants;
import io.github.azureml4j.core.security.grants.SubscriptionApplication;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The workspace and what belongs to it, read with GET requests only, each document once and only when a check asks for it.
 * Thread-safe: of several checks that ask for one document, one reads and the others wait.
 */
final class Estate {
    private static final String STORAGE = "2023-05-01";
    private static final String KEY_VAULT = "2023-07-01";
    private static final String REGISTRY = "2023-07-01";
    private static final String INSIGHTS = "2020-02-02";
    private static final String DIAGNOSTICS = "2021-05-01-preview";
    private static final String NEWEST_WORKSPACE = "2025-06-01";
    private static final String MANAGED_CLUSTER = "2024-02-01";
    /** As many jobs as a report should wait for. */
    static final int MOST_JOBS = 200;

    private final WorkspaceConnection connection;
    private final JsonNode workspace;
    private final Map<String, CompletableFuture<Sight<?>>> seen = new ConcurrentHashMap<>();
    private final Reader reader;

    /** Reads the workspace, without which there is nothing to report. */
    Estate(WorkspaceConnection connection) {
        this.connection = connection;
        this.reader = new Reader(connection.azure());
        this.workspace = connection.arm().get("").json();
    }

    WorkspaceConnection connection() {
        return connection;
    }

    /** The workspace's own document. */
    JsonNode workspace() {
        return workspace;
    }

    /** A property of the workspace as text; empty when it is not there. */
    String property(String pointer) {
        return workspace.path("properties").at(pointer).asText("");
    }

    boolean hbi() {
        return workspace.path("properties").path("hbiWorkspace").asBoolean();
    }

    boolean cmk() {
        return property("/encryption/status").equalsIgnoreCase("Enabled");
    }

    String location() {
        return region(workspace.path("location").asText());
    }

    /** The workspace as the api-version of 2025 shows it: with network rules and the datastores' way of signing in. */
    Sight<JsonNode> newestWorkspace() {
        return once(
                "the workspace by api-version " + NEWEST_WORKSPACE,
                () -> present(reader.read(
                        connection.arm().apiVersion(NEWEST_WORKSPACE).get(""))));
    }

    Sight<JsonNode> storage() {
        return resource("the storage account", property("/storageAccount"), STORAGE);
    }

    Sight<JsonNode> vault() {
        return resource("the key vault", property("/keyVault"), KEY_VAULT);
    }

    Sight<JsonNode> keyVaultOfKey() {
        return sharedVault()
                ? vault()
                : resource(
                        "the vault of the customer-managed key",
                        property("/encryption/keyVaultProperties/keyVaultArmId"),
                        KEY_VAULT);
    }

    /** Whether the customer-managed key lies in the workspace's own vault. */
    boolean sharedVault() {
        return property("/keyVault").equalsIgnoreCase(property("/encryption/keyVaultProperties/keyVaultArmId"));
    }

    /** The version of the key that encrypts the workspace, through Resource Manager, which Reader rights suffice for. */
    Sight<JsonNode> key() {
        String[] identifier = keyIdentifier();
        if (!keyHasVersion()) {
            return Sight.unread("the customer-managed key", "its identifier has no version");
        }
        String vault = property("/encryption/keyVaultProperties/keyVaultArmId");
        return resource(
                "the customer-managed key", vault + "/keys/" + identifier[4] + "/versions/" + identifier[5], KEY_VAULT);
    }

    /** Whether the key is named with a version. */
    boolean keyHasVersion() {
        return keyIdentifier().length == 6 && !keyIdentifier()[5].isEmpty();
    }

    private String[] keyIdentifier() {
        return property("/encryption/keyVaultProperties/keyIdentifier").split("/", -1);
    }

    Sight<JsonNode> registry() {
        return resource("the container registry", property("/containerRegistry"), REGISTRY);
    }

    Sight<JsonNode> insights() {
        return resource("Application Insights", property("/applicationInsights"), INSIGHTS);
    }

    /** A Kubernetes cluster that is attached, as its own provider shows it. */
    Sight<JsonNode> managedCluster(String id) {
        return resource("the Kubernetes cluster", id, MANAGED_CLUSTER);
    }

    Sight<List<JsonNode>> computes() {
        return list("the compute targets", connection.arm().get("/computes"));
    }

    /** The newest jobs, as many as a report should wait for. */
    Sight<List<JsonNode>> jobs() {
        return once(
                "the jobs",
                () -> reading(() -> Pages.of(connection.arm().get("/jobs"), Function.<JsonNode>identity()).stream()
                        .limit(MOST_JOBS)
                        .toList()));
    }

    Sight<List<JsonNode>> datastores() {
        return list("the datastores", connection.arm().get("/datastores"));
    }

    Sight<List<JsonNode>> onlineEndpoints() {
        return list("the online endpoints", connection.arm().get("/onlineEndpoints"));
    }

    /** The v1 web services on ACI and AKS. */
    Sight<List<JsonNode>> services() {
        return once(
                "the web services",
                () -> reading(() -> Pages.of(
                                connection
                                        .region()
                                        .at("/modelmanagement/v1.0" + connection.scope())
                                        .get("/services")
                                        .query("expand", true),
                                Function.<JsonNode>identity())
                        .stream()
                        .toList()));
    }

    /** The roles that count at the workspace, given there or above, each with what it grants. */
    Sight<List<RoleUse>> roleUse() {
        return once("the role assignments", () -> reading(this::readRoleUse));
    }

    private List<RoleUse> readRoleUse() {
        Access access = new Access(connection.azure(), connection.scope());
        Map<Role, RoleDefinition> definitions = new HashMap<>();
        return access.assignments().stream()
                .map(one -> new RoleUse(one, definitions.computeIfAbsent(one.role(), access.roles()::get)))
                .toList();
    }

    /** Applications that may change the subscription and may be the service's. */
    Sight<List<SubscriptionApplication>> applications() {
        return once("the applications", () -> reading(() -> new Grants(connection).subscriptionApplications()));
    }

    /** What the workspace's identity was granted. */
    Sight<GrantReport> grants() {
        return once("the grants of the identity", () -> reading(() -> new Grants(connection).report()));
    }

    Sight<List<JsonNode>> diagnosticSettings() {
        return list(
                "the diagnostic settings",
                connection.arm().apiVersion(DIAGNOSTICS).get("/providers/Microsoft.Insights/diagnosticSettings"));
    }

    /** Whether a resource provider is registered on the subscription. */
    Sight<String> registration(String provider) {
        return resource(
                        "resource provider " + provider,
                        "/subscriptions/" + connection.id().subscription() + "/providers/" + provider,
                        "2024-03-01")
                .map(document -> document.path("registrationState").asText());
    }

    /** All compute targets of all workspaces in the subscription that this account sees. */
    Sight<List<JsonNode>> clustersOfSubscription() {
        return once(
                "the clusters of the subscription",
                () -> reading(() -> allWorkspaces().stream()
                        .map(other -> other.path("id").asText())
                        .flatMap(id -> Pages.of(arm().get(id + "/computes"), Function.<JsonNode>identity()).stream())
                        .filter(compute ->
                                compute.at("/properties/computeType").asText().equalsIgnoreCase("AmlCompute"))
                        .toList()));
    }

    /** Whether a request can be answered at all. */
    Sight<JsonNode> answer(String what, Supplier<ServiceRequest> request) {
        return once(what, () -> present(reader.read(request.get())));
    }

    /** The short name of a region. */
    static String region(String location) {
        return location.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** The last segment of an id. */
    static String lastOf(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static <T> Reading<T> reading(Supplier<T> value) {
        return Reading.of(() -> Optional.of(value.get()));
    }

    private PagedIterable<JsonNode> allWorkspaces() {
        return Pages.of(
                arm().get(
                                "/subscriptions/{}/providers/Microsoft.MachineLearningServices/workspaces",
                                connection.id().subscription()),
                Function.identity());
    }

    private ServiceClient arm() {
        return connection.azure().arm().apiVersion("2024-04-01");
    }

    private Sight<JsonNode> resource(String what, @Nullable String id, String apiVersion) {
        if (id == null || id.isEmpty()) {
            return Sight.unread(what, "the workspace names none");
        }
        return once(id, what + " " + lastOf(id), () -> reader.get(id, apiVersion));
    }

    private Sight<List<JsonNode>> list(String what, ServiceRequest first) {
        return once(what, () -> reader.list(first));
    }

    /** What a workspace always has is not missing when the service does not find it: it is the workspace that has gone. */
    private static <T> Reading<T> present(Reading<T> reading) {
        return reading.isAbsent()
                ? new Reading.Unread<>("404, the workspace may have been deleted meanwhile")
                : reading;
    }

    private <T> Sight<T> once(String what, Supplier<Reading<T>> reading) {
        return once(what, what, reading);
    }

    @SuppressWarnings("unchecked") // a key is only ever read by one kind of reader
    private <T> Sight<T> once(String key, String what, Supplier<Reading<T>> reading) {
        CompletableFuture<Sight<?>> mine = new CompletableFuture<>();
        CompletableFuture<Sight<?>> first = seen.putIfAbsent(key.toLowerCase(Locale.ROOT), mine);
        if (first != null) {
            return (Sight<T>) first.join();
        }
        try {
            Sight<T> sight = new Sight<>(what, reading.get());
            mine.complete(sight);
            return sight;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        }
    }
}
