package io.github.azureml4j.local.connections;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.util.Set;
import java.util.stream.Stream;

/** Connections of workspaces: made, read without their credentials, deleted. Thread-safe. */
public final class ConnectionService {

    private static final String NAME = "[a-zA-Z0-9][a-zA-Z0-9_-]{2,32}";
    private static final String CREDENTIALS = "credentials";

    /** Ways to sign in that need no credentials. */
    private static final Set<String> WITHOUT_CREDENTIALS = Set.of("None", "AAD", "ManagedIdentity");

    private static final Set<String> WITH_CREDENTIALS = Set.of(
            "PAT",
            "UsernamePassword",
            "SAS",
            "AccountKey",
            "ServicePrincipal",
            "AccessKey",
            "ApiKey",
            "CustomKeys",
            "OAuth2");

    private final ConnectionStore store = new ConnectionStore();
    private final WorkspaceService workspaces;

    public ConnectionService(WorkspaceService workspaces) {
        this.workspaces = workspaces;
        workspaces.onPurged(workspace -> store.drop(workspace.workspaceId()));
    }

    WorkspaceRecord workspace(String subscription, String group, String name) {
        return workspaces.require(subscription, group, name);
    }

    /** The connections of a workspace, those of a category or to a target only where one is given. */
    Stream<ObjectNode> list(WorkspaceRecord workspace, String category, String target) {
        return store.list(workspace.workspaceId()).stream()
                .filter(connection -> matches(connection, "category", category))
                .filter(connection -> matches(connection, "target", target))
                .map(ConnectionService::withoutCredentials);
    }

    /** The connection without its credentials; 404 where there is none. */
    ObjectNode get(WorkspaceRecord workspace, String name) {
        return withoutCredentials(require(workspace, name));
    }

    /** The connection with its credentials. */
    ObjectNode secrets(WorkspaceRecord workspace, String name) {
        return require(workspace, name).deepCopy();
    }

    /** Makes a connection, or puts it in the place of one. */
    ObjectNode put(WorkspaceRecord workspace, String name, JsonNode properties) {
        check(name, properties);
        ObjectNode connection = Json.object()
                .put("id", workspace.scope() + "/connections/" + name)
                .put("name", name)
                .put("type", "Microsoft.MachineLearningServices/workspaces/connections");
        connection.set("properties", properties.deepCopy());
        store.put(workspace.workspaceId(), name, connection);
        if (!properties.path(CREDENTIALS).isEmpty()) {
            workspaces.keepSecret(
                    workspace, secretName(name), properties.path(CREDENTIALS).toString());
        }
        return withoutCredentials(connection);
    }

    /** False where there is none. */
    boolean delete(WorkspaceRecord workspace, String name) {
        workspaces.dropSecret(workspace, secretName(name));
        return store.remove(workspace.workspaceId(), name);
    }

    private ObjectNode require(WorkspaceRecord workspace, String name) {
        return store.find(workspace.workspaceId(), name)
                .orElseThrow(() -> LocalError.notFound(
                        "ConnectionNotFound",
                        "The workspace '" + workspace.name() + "' has no connection '" + name + "'."));
    }

    private static void check(String name, JsonNode properties) {
        String type = properties.path("authType").asText();
        boolean given = !properties.path(CREDENTIALS).isEmpty();
        if (!name.matches(NAME)) {
            throw LocalError.badRequest("InvalidConnectionName", "'" + name + "' is not a valid connection name.");
        }
        if (!WITH_CREDENTIALS.contains(type) && !WITHOUT_CREDENTIALS.contains(type)) {
            throw LocalError.badRequest("InvalidAuthType", "There is no authType '" + type + "'.");
        }
        if (WITH_CREDENTIALS.contains(type) && !given) {
            throw LocalError.badRequest(
                    "MissingCredentials", "A connection of authType " + type + " needs credentials.");
        }
    }

    private static boolean matches(ObjectNode connection, String property, String wanted) {
        return wanted.isEmpty()
                || connection.path("properties").path(property).asText().equalsIgnoreCase(wanted);
    }

    private static ObjectNode withoutCredentials(ObjectNode connection) {
        ObjectNode copy = connection.deepCopy();
        copy.withObject("/properties").remove(CREDENTIALS);
        return copy;
    }

    private static String secretName(String name) {
        return "azureml-connection-" + name;
    }
}
