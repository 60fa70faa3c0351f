package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmReplies;
import io.github.azureml4j.local.front.ArmErrors;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.front.Section;
import java.util.Locale;

/** Template deployments on ARM, at resource groups and at subscriptions. */
public final class DeploymentRoutes implements Routes {

    private static final String VERSION = "2024-03-01";
    private static final Contract CONTRACT =
            Contract.of("resources/resource-manager/Microsoft.Resources/stable/2024-03-01/resources.json", VERSION);
    private static final String GROUP = "/subscriptions/{sub}/resourcegroups/{rg}";
    private static final String COLLECTION = "/providers/Microsoft.Resources/deployments";
    private static final String RETRY_AFTER = "1";

    private final DeploymentService service;
    private final LongOperations operations;
    private final Guard guard;

    public DeploymentRoutes(DeploymentService service, LongOperations operations, Guard guard) {
        this.service = service;
        this.operations = operations;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        Section arm = table.on(Hosts.ARM).guard(guard).contract(CONTRACT);
        declareAt(arm.under(GROUP + COLLECTION), "", "Deployments_ListByResourceGroup");
        declareAt(
                arm.under("/subscriptions/{sub}" + COLLECTION),
                "AtSubscriptionScope",
                "Deployments_ListAtSubscriptionScope");
        arm.under(GROUP + "/deployments/{deployment}/operations")
                .get("", "DeploymentOperations_List", this::operations)
                .get("/{operation}", "DeploymentOperations_Get", this::operation);
        arm.under(GROUP + COLLECTION + "/{deployment}/operations")
                .get("", "DeploymentOperations_ListAtScope", this::operations)
                .get("/{operation}", "DeploymentOperations_GetAtScope", this::operation);
        arm.under("/subscriptions/{sub}" + COLLECTION + "/{deployment}/operations")
                .get("", "DeploymentOperations_ListAtSubscriptionScope", this::operations)
                .get("/{operation}", "DeploymentOperations_GetAtSubscriptionScope", this::operation);
    }

    private void declareAt(Section section, String suffix, String list) {
        section.get("", list, this::list)
                .put("/{deployment}", "Deployments_CreateOrUpdate" + suffix, this::put)
                .get("/{deployment}", "Deployments_Get" + suffix, this::get)
                .head("/{deployment}", "Deployments_CheckExistence" + suffix, this::check)
                .delete("/{deployment}", "Deployments_Delete" + suffix, this::delete)
                .post("/{deployment}/cancel", "Deployments_Cancel" + suffix, this::cancel)
                .post("/{deployment}/validate", "Deployments_Validate" + suffix, this::validate)
                .post("/{deployment}/exportTemplate", "Deployments_ExportTemplate" + suffix, this::export);
        section.contract(Contract.unpublished(VERSION))
                .get(
                        "/{deployment}/operationStatuses/{operation}",
                        "Deployments_OperationStatus" + suffix,
                        this::status);
    }

    private Reply list(Exchange exchange) {
        return Reply.ok(Json.list(service.list(scope(exchange)).stream()
                .map(deployment -> DeploymentDocument.of(deployment, exchange.now()))));
    }

    private Reply put(Exchange exchange) {
        DeploymentService.Begun begun = service.begin(request(exchange), exchange.relaxedJson());
        ObjectNode body = DeploymentDocument.of(begun.deployment(), exchange.now());
        return Reply.json(begun.created() ? 201 : 200, body)
                .header("Azure-AsyncOperation", address(exchange, begun.operation()))
                .header("Retry-After", RETRY_AFTER);
    }

    private Reply get(Exchange exchange) {
        return Reply.ok(DeploymentDocument.of(require(exchange), exchange.now()));
    }

    private Reply check(Exchange exchange) {
        return Reply.empty(
                service.find(scope(exchange), exchange.path("deployment")).isPresent() ? 204 : 404);
    }

    private Reply delete(Exchange exchange) {
        return service.delete(scope(exchange), exchange.path("deployment"))
                .map(begun -> ArmReplies.acceptedAtLocation(exchange, begun, "Microsoft.Resources", "global"))
                .orElseGet(() -> Reply.empty(204));
    }

    private Reply cancel(Exchange exchange) {
        service.cancel(scope(exchange), exchange.path("deployment"));
        return Reply.empty(204);
    }

    private Reply validate(Exchange exchange) {
        return Reply.ok(DeploymentDocument.validated(
                service.validate(request(exchange), exchange.relaxedJson()), exchange.now()));
    }

    private Reply export(Exchange exchange) {
        ObjectNode body = Json.object();
        body.set("template", require(exchange).template().document());
        return Reply.ok(body);
    }

    private Reply operations(Exchange exchange) {
        Deployment deployment = require(exchange);
        return Reply.ok(Json.list(deployment.operations().stream()
                .map(operation -> operation.toWire(deployment.request().id(), exchange.now()))));
    }

    private Reply operation(Exchange exchange) {
        Deployment deployment = require(exchange);
        return deployment.operations().stream()
                .filter(operation -> operation.id().equalsIgnoreCase(exchange.path("operation")))
                .map(operation -> Reply.ok(operation.toWire(deployment.request().id(), exchange.now())))
                .findFirst()
                .orElseThrow(() -> LocalError.notFound(
                        "DeploymentOperationNotFound",
                        "The deployment operation '" + exchange.path("operation") + "' could not be found."));
    }

    /** The status of the work; a cancelled deployment's ends when what runs has ended. */
    private Reply status(Exchange exchange) {
        Deployment deployment = require(exchange);
        LongOperation operation = operations
                .find(exchange.path("operation"))
                .orElseThrow(() -> LocalError.notFound(
                        "OperationNotFound", "There is no operation '" + exchange.path("operation") + "'."));
        if (!operation.ended()) {
            return Reply.ok(Json.object().put("status", Deployment.RUNNING)).header("Retry-After", RETRY_AFTER);
        }
        ObjectNode body = Json.object().put("status", deployment.state().name());
        LocalError error = operation.error();
        if (error != null) {
            body.set("error", ArmErrors.write(error));
        }
        return Reply.ok(body);
    }

    private Deployment require(Exchange exchange) {
        return service.require(scope(exchange), exchange.path("deployment"));
    }

    private static DeploymentRequest request(Exchange exchange) {
        String correlation = exchange.header("x-ms-correlation-request-id");
        return new DeploymentRequest(
                scope(exchange),
                exchange.path("deployment"),
                exchange.caller(),
                exchange.hostName(),
                correlation == null ? exchange.requestId() : correlation);
    }

    private static DeploymentScope scope(Exchange exchange) {
        boolean grouped = exchange.rawPath().toLowerCase(Locale.ROOT).contains("/resourcegroups/");
        return new DeploymentScope(exchange.path("sub"), grouped ? exchange.path("rg") : "");
    }

    private static String address(Exchange exchange, LongOperation operation) {
        DeploymentScope scope = scope(exchange);
        return exchange.origin() + scope.idOf(exchange.path("deployment")) + "/operationStatuses/" + operation.id()
                + "?api-version=" + exchange.query("api-version");
    }
}
