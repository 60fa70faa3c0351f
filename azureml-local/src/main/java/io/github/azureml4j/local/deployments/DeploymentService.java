package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.GroupContents;
import io.github.azureml4j.local.arm.ResourceGroup;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.InnerCalls;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.rbac.AccessService;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Template deployments: checked, begun, followed, cancelled. Thread-safe. */
public final class DeploymentService {

    private static final Pattern NAME = Pattern.compile("[-\\w._()]{1,64}");

    private final DeploymentStore store = new DeploymentStore();
    private final ArmService arm;
    private final AccessService access;
    private final InnerCalls inner;
    private final String tenantId;
    private final Clock clock;
    private final Ids ids;
    private final LongOperations operations;

    /** @param inner how a deployment asks for what its template wants */
    public DeploymentService(
            ArmService arm,
            AccessService access,
            InnerCalls inner,
            String tenantId,
            Clock clock,
            Ids ids,
            LongOperations operations) {
        this.arm = arm;
        this.access = access;
        this.inner = inner;
        this.tenantId = tenantId;
        this.clock = clock;
        this.ids = ids;
        this.operations = operations;
        arm.register(new DeploymentsInGroups());
    }

    /** A deployment that was begun, and the work that it is. */
    record Begun(Deployment deployment, LongOperation operation, boolean created) {}

    /** Reads the template, asks for the caller's rights, and begins. */
    Begun begin(DeploymentRequest request, ObjectNode body) {
        requireLiving(request.scope());
        Optional<Deployment> old = store.find(request.scope(), request.name());
        Deployment deployment = planned(request, body);
        if (!store.put(deployment)) {
            throw LocalError.conflict(
                    "DeploymentActive",
                    "Unable to edit or replace deployment '" + request.name() + "': previous deployment from '"
                            + old.map(Deployment::started).orElse(clock.instant())
                            + "' is still active. Please see https://aka.ms/arm-deploy for usage details.");
        }
        ResourceCalls calls =
                new ResourceCalls(inner, request, deployment.plan().resources());
        CompletableFuture<?> work = new DeploymentRun(deployment, calls, operations, clock, ids).start();
        return new Begun(deployment, operations.begin(work, () -> finish(deployment, calls)), old.isEmpty());
    }

    /** Reads the template and asks for the caller's rights, and nothing more. */
    Deployment validate(DeploymentRequest request, ObjectNode body) {
        requireLiving(request.scope());
        return planned(request, body);
    }

    Deployment require(DeploymentScope scope, String name) {
        return find(scope, name)
                .orElseThrow(() ->
                        LocalError.notFound("DeploymentNotFound", "Deployment '" + name + "' could not be found."));
    }

    Optional<Deployment> find(DeploymentScope scope, String name) {
        requireScope(scope);
        return store.find(scope, name);
    }

    List<Deployment> list(DeploymentScope scope) {
        requireScope(scope);
        return store.in(scope);
    }

    /** Stops what has not been begun; what runs goes on, as in Azure. */
    void cancel(DeploymentScope scope, String name) {
        Deployment deployment = require(scope, name);
        if (deployment.ended()) {
            throw LocalError.conflict(
                    "DeploymentCannotBeCancelled",
                    "The deployment '" + name + "' cannot be cancelled because its provisioning state is '"
                            + deployment.state().name() + "'.");
        }
        deployment.end(Deployment.CANCELED, clock.instant(), null, canceled(name));
    }

    /** Forgets a deployment, not what it made; empty when there is none. */
    Optional<LongOperation> delete(DeploymentScope scope, String name) {
        return find(scope, name).map(deployment -> {
            if (!deployment.ended()) {
                throw LocalError.conflict(
                        "DeploymentActive", "The deployment '" + name + "' is running and cannot be deleted.");
            }
            return operations.begin(() -> {
                store.remove(scope, name);
                return null;
            });
        });
    }

    private Deployment planned(DeploymentRequest request, ObjectNode body) {
        if (!NAME.matcher(request.name()).matches()) {
            throw LocalError.badRequest(
                    "InvalidDeploymentName",
                    "The deployment name '" + request.name() + "' is invalid. It has 1 to 64 letters, digits, '-',"
                            + " '.', '(', ')' and '_'.");
        }
        if (request.scope().group().isEmpty() && !body.hasNonNull("location")) {
            throw LocalError.badRequest("LocationRequired", "The location property is required for this definition.");
        }
        JsonNode properties = body.path("properties");
        Template template = Template.of(properties);
        Parameters parameters = Parameters.of(orEmpty(template.parameters()), orEmpty(properties.path("parameters")));
        TemplateEnvironment environment = TemplateEnvironment.of(template, parameters, surroundings(request));
        DeploymentPlan plan = DeploymentPlan.of(template, environment);
        requireRights(request, plan);
        ObjectNode shown = parameters.toWire(environment.evaluator());
        return new Deployment(request, template, plan, shown, clock.instant(), body);
    }

    private static JsonNode orEmpty(JsonNode node) {
        return node.isObject() ? node : Json.object();
    }

    private Surroundings surroundings(DeploymentRequest request) {
        DeploymentScope scope = request.scope();
        ObjectNode group =
                scope.group().isEmpty() ? null : describe(arm.requireGroup(scope.subscription(), scope.group()));
        return new Surroundings(scope, request.name(), tenantId, group);
    }

    private static ObjectNode describe(ResourceGroup group) {
        ObjectNode body = Json.object().put("id", group.id()).put("name", group.name());
        body.put("type", "Microsoft.Resources/resourceGroups").put("location", group.region());
        body.set("tags", group.tags() == null ? Json.object() : group.tags());
        body.putObject("properties").put("provisioningState", group.state());
        return body;
    }

    /** Azure asks before it makes anything. */
    private void requireRights(DeploymentRequest request, DeploymentPlan plan) {
        String principal = request.caller().objectId();
        for (PlannedResource resource : plan.wanted()) {
            if (!access.allowed(principal, resource.action(), resource.id())) {
                LocalError refusal = AccessService.refused(request.caller(), resource.action(), resource.id());
                throw LocalError.forbidden(
                        "InvalidTemplateDeployment",
                        "The template deployment failed with error: 'Authorization failed for template resource '"
                                + resource.name() + "' of type '" + resource.type() + "'. " + refusal.getMessage()
                                + "'.");
            }
        }
    }

    private JsonNode finish(Deployment deployment, ResourceCalls calls) {
        List<LocalError> errors = deployment.operations().stream()
                .map(DeploymentOperation::error)
                .flatMap(Stream::ofNullable)
                .toList();
        if (!errors.isEmpty()) {
            deployment.end(Deployment.FAILED, clock.instant(), null, failed(errors));
        } else if (!deployment.ended()) {
            tell(deployment, calls);
        }
        LocalError error = deployment.state().error();
        if (error != null) {
            throw error;
        }
        return DeploymentDocument.of(deployment, clock.instant());
    }

    private void tell(Deployment deployment, ResourceCalls calls) {
        TemplateEnvironment environment = deployment.plan().environment().asking(calls);
        try {
            ObjectNode outputs = DeploymentOutputs.of(deployment.template(), environment.evaluator());
            deployment.end(Deployment.SUCCEEDED, clock.instant(), outputs, null);
        } catch (LocalError wrong) {
            LocalError failure = LocalError.badRequest(
                            "DeploymentOutputEvaluationFailed",
                            "Unable to evaluate template outputs. Please see error details and deployment operations.")
                    .because(List.of(wrong));
            deployment.end(Deployment.FAILED, clock.instant(), null, failure);
        }
    }

    private static LocalError failed(List<LocalError> errors) {
        return LocalError.conflict(
                        "DeploymentFailed",
                        "At least one resource deployment operation failed. Please list deployment operations for"
                                + " details. Please see https://aka.ms/arm-deployment-operations for usage details.")
                .because(errors);
    }

    private static LocalError canceled(String name) {
        return LocalError.conflict("DeploymentCanceled", "The deployment '" + name + "' was cancelled.");
    }

    private void requireScope(DeploymentScope scope) {
        if (scope.group().isEmpty()) {
            arm.requireSubscription(scope.subscription());
        } else {
            arm.requireGroup(scope.subscription(), scope.group());
        }
    }

    private void requireLiving(DeploymentScope scope) {
        requireScope(scope);
        if (!scope.group().isEmpty()) {
            arm.requireLivingGroup(scope.subscription(), scope.group());
        }
    }

    /** Deployments are no resources of their group, but go with it. */
    private final class DeploymentsInGroups implements GroupContents {

        @Override
        public Stream<ResourceId> in(String subscription, String group) {
            return Stream.empty();
        }

        @Override
        public void deleteAll(String subscription, String group) {
            DeploymentScope scope = new DeploymentScope(subscription, group);
            store.in(scope)
                    .forEach(deployment ->
                            store.remove(scope, deployment.request().name()));
        }
    }
}
