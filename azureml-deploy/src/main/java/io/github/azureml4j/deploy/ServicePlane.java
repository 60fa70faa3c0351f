package io.github.azureml4j.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.OperationSteps;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.http.ServiceRequest;
import io.github.azureml4j.core.http.ServiceResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The model management API of a workspace, as far as it is about web services. Thread-safe. */
final class ServicePlane {

    private static final int LOG_LINES = 5_000;
    private static final int TAIL_LINES = 20;

    private final WorkspaceConnection workspace;

    ServicePlane(WorkspaceConnection workspace) {
        this.workspace = workspace;
    }

    WorkspaceConnection workspace() {
        return workspace;
    }

    /** Asked for each time: the first time costs requests, and a collection costs none. */
    private ServiceClient root() {
        return workspace.region().at("/modelmanagement/v1.0" + workspace.scope());
    }

    ServiceClient artifacts() {
        return workspace.region().at("/artifact/v2.0" + workspace.scope() + "/artifacts");
    }

    ServiceClient services() {
        return root().at("/services");
    }

    ServiceClient service(String name) {
        return root().at("/services/{}", name);
    }

    ServiceRequest request(String name) {
        return service(name).get("").query("expand", true);
    }

    Webservice get(String name) {
        return new Webservice(this, new ServiceDetails(request(name).json()));
    }

    <T> Operation<T> operation(OperationSteps<T> steps) {
        return Operation.of(steps, workspace.clock(), workspace.sleeper());
    }

    JsonNode operation(String id) {
        return root().get("/operations/{}", id).json();
    }

    /** Not in the published description; the v1 client asks so. */
    String logs(String name) {
        return service(name)
                .get("/logs")
                .query("tail", LOG_LINES)
                .json()
                .path("content")
                .asText("");
    }

    /** The last lines of the log; a log that cannot be read must not hide why it was wanted. */
    List<String> logTail(String name) {
        try {
            List<String> lines = logs(name).lines().toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        } catch (AzureMlException unreadable) {
            return List.of();
        }
    }

    /**
     * The operation that an answer began. Only the last segment of the address counts: it may be relative, or name a host
     * that is not for us.
     */
    String operationId(ServiceResponse answer, String name) {
        String id = operationId(answer);
        if (id == null) {
            id = request(name).json().path("operationId").asText("");
        }
        if (id.isEmpty()) {
            throw new AzureMlException("the service named no operation for the web service " + name);
        }
        return id;
    }

    static @Nullable String operationId(ServiceResponse answer) {
        String location = answer.header("Operation-Location");
        if (location == null) {
            return null;
        }
        String path = location.replaceAll("[?#].*$", "").replaceAll("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
