package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.ServiceException;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.PollingSteps;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.http.ServiceRequest;
import java.util.UUID;

/** The one request that makes a workspace: a deployment with its dependents, or a plain PUT where all are given. */
final class Creation {
    static final String DEPLOYMENTS_VERSION = "2024-03-01";
    static final String DEPLOYMENT = "/subscriptions/{}/resourcegroups/{}/providers/Microsoft.Resources/deployments/{}";
    private static final int SUFFIX = 8;

    private Creation() {}

    static Operation<Workspace> begin(AzureConnection azure, WorkspaceSettings settings) {
        CreationRecord begun = new CreationRecord(
                settings.id(),
                settings.byTemplate() ? deploymentName(settings.id()) : null,
                settings.dependencies().planned(),
                settings.removeOnFailure());
        PollingSteps<JsonNode> steps =
                begun.deployment() == null ? put(azure, settings) : deploy(azure, settings, begun);
        return operation(azure, new CreationSteps(azure, begun, steps)).start();
    }

    /** Nothing is sent again: a token only ever leads to questions. */
    static Operation<Workspace> resume(AzureConnection azure, String text) {
        CreationToken token = CreationToken.parse(text);
        PollingSteps<JsonNode> steps = azure.operations().resumedSteps(azure.arm(), token.current(), body -> body);
        return operation(azure, new CreationSteps(azure, token.begun(), steps));
    }

    private static Operation<Workspace> operation(AzureConnection azure, CreationSteps steps) {
        return Operation.of(steps, azure.clock(), azure.sleeper());
    }

    private static PollingSteps<JsonNode> deploy(
            AzureConnection azure, WorkspaceSettings settings, CreationRecord begun) {
        WorkspaceId id = settings.id();
        ServiceClient plane = azure.arm().apiVersion(DEPLOYMENTS_VERSION);
        ServiceRequest request = plane.put(
                        DEPLOYMENT, id.subscription(), id.resourceGroup(), String.valueOf(begun.deployment()))
                .json(WorkspaceTemplate.deployment(settings));
        return send(azure, plane, request, id);
    }

    private static PollingSteps<JsonNode> put(AzureConnection azure, WorkspaceSettings settings) {
        ServiceClient plane = azure.arm().apiVersion(settings.apiVersion());
        ServiceRequest request = plane.put(settings.id().scope()).json(WorkspaceDocument.of(settings));
        return send(azure, plane, request, settings.id());
    }

    private static PollingSteps<JsonNode> send(
            AzureConnection azure, ServiceClient plane, ServiceRequest request, WorkspaceId id) {
        try {
            return azure.operations().steps(plane, request.send(), body -> body);
        } catch (ServiceException e) {
            throw SoftDeletedNameException.orSame(e, id);
        }
    }

    /** Azure's limit for the name of a deployment is 64; a workspace's is 33. */
    private static String deploymentName(WorkspaceId id) {
        return id.name() + "-" + UUID.randomUUID().toString().substring(0, SUFFIX);
    }
}
