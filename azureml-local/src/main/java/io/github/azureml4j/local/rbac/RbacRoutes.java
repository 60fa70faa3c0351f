package io.github.azureml4j.local.rbac;

import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.front.Section;
import java.util.stream.Stream;

/** Microsoft.Authorization on ARM. */
public final class RbacRoutes implements Routes {

    static final String AUTHORIZATION = "/providers/Microsoft.Authorization";

    private static final String FOLDER = "authorization/resource-manager/Microsoft.Authorization/stable/2022-04-01/";

    private final AccessService access;
    private final Guard guard;

    public RbacRoutes(AccessService access, Guard guard) {
        this.access = access;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        Section guarded = table.on(Hosts.ARM).guard(guard);
        new RoleAssignmentRoutes(access.assignments()).declare(guarded.contract(file("RoleAssignmentsCalls")));
        new RoleDefinitionRoutes(access.definitions()).declare(guarded.contract(file("RoleDefinitionsCalls")));
        permissions(guarded.contract(file("RoleDefinitionsCalls")));
        denyAssignments(guarded.contract(file("DenyAssignmentCalls")));
        guarded.contract(file("ProviderOperationsCalls"))
                .get(AUTHORIZATION + "/providerOperations", "ProviderOperationsMetadata_List", this::allOperations)
                .get(AUTHORIZATION + "/providerOperations/{ns}", "ProviderOperationsMetadata_Get", this::operations);
    }

    /** The published path of a resource has a segment for its parent, empty where it has none; clients leave it out too. */
    private void permissions(Section section) {
        String permissions = AUTHORIZATION + "/permissions";
        String ofResource = "Permissions_ListForResource";
        section.get(ScopePaths.GROUP + permissions, "Permissions_ListForResourceGroup", this::permissions)
                .get(ScopePaths.GROUP + "/providers/{ns}//{t1}/{n1}" + permissions, ofResource, this::permissions)
                .get(ScopePaths.RESOURCE + permissions, ofResource, this::permissions);
        ScopePaths.NESTED.forEach(path -> section.get(path + permissions, ofResource, this::permissions));
    }

    /** Nobody but Azure itself makes deny assignments, for stacks and managed applications; there are none here. */
    private void denyAssignments(Section section) {
        String denied = AUTHORIZATION + "/denyAssignments";
        section.get(ScopePaths.SUBSCRIPTION + denied, "DenyAssignments_List", RbacRoutes::none)
                .get(ScopePaths.GROUP + denied, "DenyAssignments_ListForResourceGroup", RbacRoutes::none)
                .get(ScopePaths.RESOURCE + denied, "DenyAssignments_ListForScope", RbacRoutes::none);
        ScopePaths.NESTED.forEach(path -> section.get(path + denied, "DenyAssignments_ListForScope", RbacRoutes::none));
    }

    private Reply permissions(Exchange exchange) {
        String scope = ScopePaths.of(exchange).toString();
        return Reply.ok(Json.list(
                access.permissions(exchange.caller().objectId(), scope).stream().map(Permission::toWire)));
    }

    private static Reply none(Exchange exchange) {
        return Reply.ok(Json.list(Stream.empty()));
    }

    private Reply allOperations(Exchange exchange) {
        return Reply.ok(Json.list(Stream.of(ActionCatalogue.machineLearning().toWire(types(exchange)))));
    }

    private Reply operations(Exchange exchange) {
        return Reply.ok(ActionCatalogue.of(exchange.path("ns")).toWire(types(exchange)));
    }

    private static boolean types(Exchange exchange) {
        return "resourceTypes".equalsIgnoreCase(exchange.query("$expand"));
    }

    private static Contract file(String calls) {
        return Contract.of(FOLDER + "authorization-" + calls + ".json", "2022-04-01");
    }
}
