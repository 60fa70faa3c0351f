package io.github.azureml4j.local.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmReplies;
import io.github.azureml4j.local.arm.ArmService;
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

/** Storage accounts on ARM. */
public final class StorageRoutes implements Routes {

    private static final Contract CONTRACT =
            Contract.of("storage/resource-manager/Microsoft.Storage/stable/2023-05-01/storage.json", "2023-05-01");
    private static final String LIST = "/subscriptions/{sub}/providers/Microsoft.Storage/storageAccounts";
    private static final String GROUP =
            "/subscriptions/{sub}/resourceGroups/{rg}/providers/Microsoft.Storage/storageAccounts";
    private static final String ACCOUNT = GROUP + "/{account}";

    private final StorageService service;
    private final Guard guard;

    public StorageRoutes(StorageService service, Guard guard) {
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.ARM)
                .contract(CONTRACT)
                .guard(guard)
                .get(LIST, "StorageAccounts_List", x -> list(service.list(x.path("sub"))))
                .get(GROUP, "StorageAccounts_ListByResourceGroup", x -> list(service.list(x.path("sub"), x.path("rg"))))
                .put(ACCOUNT, "StorageAccounts_Create", this::put)
                .get(
                        ACCOUNT,
                        "StorageAccounts_GetProperties",
                        x -> Reply.ok(service.require(id(x)).document()))
                .patch(
                        ACCOUNT,
                        "StorageAccounts_Update",
                        x -> Reply.ok(service.update(id(x), x.json()).document()))
                .delete(ACCOUNT, "StorageAccounts_Delete", x -> Reply.empty(service.delete(id(x)) ? 200 : 204))
                .post(
                        "/subscriptions/{sub}/providers/Microsoft.Storage/checkNameAvailability",
                        "StorageAccounts_CheckNameAvailability",
                        x -> Reply.ok(availability(x.json().path("name").asText())))
                .post(ACCOUNT + "/revokeUserDelegationKeys", "StorageAccounts_RevokeUserDelegationKeys", this::revoke)
                .post(
                        ACCOUNT + "/listKeys",
                        "StorageAccounts_ListKeys",
                        x -> Reply.ok(AccountDocument.keys(service.require(id(x)))))
                .post(
                        ACCOUNT + "/regenerateKey",
                        "StorageAccounts_RegenerateKey",
                        x -> Reply.ok(AccountDocument.keys(service.regenerateKey(
                                id(x), x.json().path("keyName").asText()))));
    }

    private Reply put(Exchange x) {
        ResourceId id = id(x);
        ObjectNode body = x.json();
        return service.find(id)
                .map(there -> Reply.ok(service.update(id, body).document()))
                .orElseGet(() -> ArmReplies.acceptedAtLocation(
                        x,
                        service.begin(id, body),
                        "Microsoft.Storage",
                        ArmService.region(body.path("location").asText())));
    }

    private Reply revoke(Exchange x) {
        service.revokeDelegation(id(x));
        return Reply.empty(200);
    }

    private ObjectNode availability(String name) {
        if (AccountDocument.isName(name) && service.isFree(name)) {
            return Json.object().put("nameAvailable", true);
        }
        boolean taken = AccountDocument.isName(name);
        return Json.object()
                .put("nameAvailable", false)
                .put("reason", taken ? "AlreadyExists" : "AccountNameInvalid")
                .put(
                        "message",
                        taken
                                ? "The storage account named " + name + " is already taken."
                                : name + " is not a valid storage account name.");
    }

    private static Reply list(Stream<StorageAccount> accounts) {
        return Reply.ok(Json.list(accounts.map(StorageAccount::document)));
    }

    private static ResourceId id(Exchange x) {
        return new ResourceId(x.path("sub"), x.path("rg"), StorageService.TYPE, x.path("account"));
    }
}
