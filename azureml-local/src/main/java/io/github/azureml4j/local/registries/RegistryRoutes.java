package io.github.azureml4j.local.registries;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmReplies;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import java.util.stream.Stream;

/** Container registries on ARM. */
public final class RegistryRoutes implements Routes {

    private static final Contract CONTRACT = Contract.of(
            "containerregistry/resource-manager/Microsoft.ContainerRegistry/stable/2023-07-01/containerregistry.json",
            "2023-07-01");
    private static final String PROVIDER = "Microsoft.ContainerRegistry";

    private final RegistryService service;
    private final Guard guard;

    public RegistryRoutes(RegistryService service, Guard guard) {
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        String subscription = "/subscriptions/{sub}/providers/" + PROVIDER;
        String group = "/subscriptions/{sub}/resourceGroups/{rg}/providers/" + RegistryService.TYPE;
        String one = group + "/{name}";
        table.on(Hosts.ARM)
                .contract(CONTRACT)
                .guard(guard)
                .post(
                        subscription + "/checkNameAvailability",
                        "Registries_CheckNameAvailability",
                        x -> Reply.ok(availability(x.json().path("name").asText())))
                .get(subscription + "/registries", "Registries_List", x -> list(service.list(x.path("sub"))))
                .get(group, "Registries_ListByResourceGroup", x -> list(service.list(x.path("sub"), x.path("rg"))))
                .put(one, "Registries_Create", this::put)
                .get(one, "Registries_Get", x -> Reply.ok(service.require(id(x)).document()))
                .patch(
                        one,
                        "Registries_Update",
                        x -> Reply.ok(service.update(id(x), x.json()).document()))
                .delete(one, "Registries_Delete", x -> Reply.empty(service.delete(id(x)) ? 200 : 204))
                .post(
                        one + "/listCredentials",
                        "Registries_ListCredentials",
                        x -> Reply.ok(service.requireCredentials(id(x))))
                .post(
                        one + "/regenerateCredential",
                        "Registries_RegenerateCredential",
                        x -> Reply.ok(service.renew(id(x), x.json().path("name").asText())));
    }

    private Reply put(Exchange x) {
        ResourceId id = id(x);
        if (service.find(id).isPresent()) {
            return Reply.ok(service.update(id, x.json()).document());
        }
        LongOperation begun = service.begin(id, x.json());
        Registry registry = service.require(id);
        return ArmReplies.created(x, registry.document(), begun, PROVIDER, registry.region());
    }

    private ObjectNode availability(String name) {
        boolean valid = RegistryRules.isName(name);
        if (valid && service.isFree(name)) {
            return Json.object().put("nameAvailable", true);
        }
        return Json.object()
                .put("nameAvailable", false)
                .put("reason", valid ? "AlreadyExists" : "Invalid")
                .put(
                        "message",
                        valid
                                ? "The registry " + name + " is already in use."
                                : "The registry name '" + name + "' is invalid. It has 5 to 50 letters and digits.");
    }

    private static Reply list(Stream<Registry> registries) {
        return Reply.ok(Json.list(registries.map(Registry::document)));
    }

    private static ResourceId id(Exchange x) {
        return new ResourceId(x.path("sub"), x.path("rg"), RegistryService.TYPE, x.path("name"));
    }
}
