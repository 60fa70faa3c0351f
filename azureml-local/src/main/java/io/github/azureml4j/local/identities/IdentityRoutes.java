package io.github.azureml4j.local.identities;

import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import java.util.stream.Stream;

/** User-assigned identities on ARM. */
public final class IdentityRoutes implements Routes {

    private static final Contract CONTRACT = Contract.unpublished("2023-01-31");

    private final IdentityService service;
    private final Guard guard;

    public IdentityRoutes(IdentityService service, Guard guard) {
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        String all = "/subscriptions/{sub}/providers/" + IdentityService.TYPE;
        String group = "/subscriptions/{sub}/resourceGroups/{rg}/providers/" + IdentityService.TYPE;
        table.on(Hosts.ARM)
                .contract(CONTRACT)
                .guard(guard)
                .get(all, "UserAssignedIdentities_ListBySubscription", x -> list(service.list(x.path("sub"))))
                .under(group)
                .get(
                        "",
                        "UserAssignedIdentities_ListByResourceGroup",
                        x -> list(service.list(x.path("sub"), x.path("rg"))))
                .put("/{name}", "UserAssignedIdentities_CreateOrUpdate", this::put)
                .get(
                        "/{name}",
                        "UserAssignedIdentities_Get",
                        x -> Reply.ok(service.require(id(x)).document()))
                .patch(
                        "/{name}",
                        "UserAssignedIdentities_Update",
                        x -> Reply.ok(service.tag(id(x), x.json()).document()))
                .delete(
                        "/{name}",
                        "UserAssignedIdentities_Delete",
                        x -> Reply.empty(service.delete(id(x)) ? 200 : 204));
    }

    private Reply put(Exchange x) {
        boolean there = service.find(id(x)).isPresent();
        return Reply.json(there ? 200 : 201, service.put(id(x), x.json()).document());
    }

    private static Reply list(Stream<UserIdentity> identities) {
        return Reply.ok(Json.list(identities.map(UserIdentity::document)));
    }

    private static ResourceId id(Exchange x) {
        return new ResourceId(x.path("sub"), x.path("rg"), IdentityService.TYPE, x.path("name"));
    }
}
