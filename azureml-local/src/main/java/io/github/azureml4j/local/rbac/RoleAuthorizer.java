package io.github.azureml4j.local.rbac;

import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.front.AnsweredOperation;
import io.github.azureml4j.local.front.Authorizer;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Lets role assignments decide every request to Resource Manager and to the region hosts. On Resource Manager the path
 * says which action it is; on the region hosts a table does; the rest of the planes ask for themselves. Thread-safe.
 */
public final class RoleAuthorizer implements Authorizer {

    private final AccessService access;
    private final ArmService arm;
    private final Facts facts;
    private final Rights rights;

    public RoleAuthorizer(AccessService access, ArmService arm, Facts facts) {
        this.access = access;
        this.arm = arm;
        this.facts = facts;
        this.rights = new Rights(facts);
    }

    @Override
    public UnaryOperator<Reply> check(AnsweredOperation operation, Exchange exchange) {
        if (operation.operationId().equals("Subscriptions_List")) {
            return reply -> SeenList.keep(
                    reply,
                    item -> access.sees(
                            exchange.caller().objectId(), item.path("id").asText()));
        }
        if (Unasked.reason(operation).isEmpty() && !facts.isRun(exchange.caller())) {
            return operation.hosts() == Hosts.ARM ? onArm(operation, exchange) : onData(operation, exchange);
        }
        return UnaryOperator.identity();
    }

    private UnaryOperator<Reply> onData(AnsweredOperation operation, Exchange exchange) {
        access.require(exchange.caller(), rights.onData(operation, exchange), Rights.workspace(exchange));
        return UnaryOperator.identity();
    }

    private UnaryOperator<Reply> onArm(AnsweredOperation operation, Exchange exchange) {
        ArmRequest request = ArmRequest.of(operation.method(), operation.path(), exchange.rawPath());
        Caller caller = exchange.caller();
        requireSubscription(request.scope());
        if (access.allowed(caller.objectId(), request.action(), request.scope())) {
            Rights.further(operation).forEach(action -> access.require(caller, action, request.scope()));
            Rights.linked(operation, exchange).forEach(linked -> requireLinked(caller, request, linked));
            requireOwnerToUpgrade(operation, exchange);
            return operation.method().equals("DELETE") ? reply -> forget(reply, request) : UnaryOperator.identity();
        }
        boolean partly = request.ofResources() || request.type().equalsIgnoreCase("Microsoft.Resources/subscriptions");
        if (!partly || !access.sees(caller.objectId(), request.scope())) {
            throw AccessService.refused(caller, request.action(), request.scope());
        }
        return reply ->
                SeenList.keep(reply, item -> mayRead(caller, item.path("id").asText()));
    }

    /** What ARM says of a subscription that there is not, whoever asks. */
    private void requireSubscription(String scope) {
        List<String> parts = List.of(scope.split("/", -1));
        if (parts.size() > 2 && parts.get(1).equalsIgnoreCase("subscriptions")) {
            arm.requireSubscription(parts.get(2));
        }
    }

    private void requireLinked(Caller caller, ArmRequest request, Rights.Linked linked) {
        if (!access.allowed(caller.objectId(), linked.action(), linked.scope())) {
            throw LocalError.forbidden(
                    "LinkedAuthorizationFailed",
                    "The client with object id '" + caller.objectId() + "' has permission to perform action '"
                            + request.action() + "' on scope '" + request.scope()
                            + "'; however, it does not have permission to perform action '" + linked.action()
                            + "' on the linked scope(s) '" + linked.scope()
                            + "' or the linked scope(s) are invalid.");
        }
    }

    private void requireOwnerToUpgrade(AnsweredOperation operation, Exchange exchange) {
        Caller caller = exchange.caller();
        if (rights.upgrades(operation, exchange)
                && !access.holds(caller.objectId(), AccessService.OWNER, Rights.workspace(exchange))) {
            throw AccessService.refused(
                    caller, "Microsoft.MachineLearningServices/workspaces/write", Rights.workspace(exchange));
        }
    }

    private boolean mayRead(Caller caller, String id) {
        ArmRequest one = ArmRequest.of("GET", id, id);
        return access.allowed(caller.objectId(), one.action(), one.scope());
    }

    /** What hung on a resource goes with it, also when a vault of that name is recovered later. */
    private Reply forget(Reply reply, ArmRequest request) {
        if (reply.status() == 200) {
            access.forget(request.scope());
        }
        return reply;
    }
}
