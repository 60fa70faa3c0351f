package io.github.azureml4j.local.identities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.GroupContents;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.entra.ServicePrincipal;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** User-assigned identities: made as principals of the tenant, found, deleted. Thread-safe. */
public final class IdentityService implements GroupContents {

    /** The type of their ids. */
    public static final String TYPE = "Microsoft.ManagedIdentity/userAssignedIdentities";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_-]{2,127}");

    private final ArmService arm;
    private final EntraService entra;
    private final IdentityStore store = new IdentityStore();

    public IdentityService(ArmService arm, EntraService entra) {
        this.arm = arm;
        this.entra = entra;
        arm.register(this);
    }

    /** The identity with that ARM id, if it is there. */
    public Optional<UserIdentity> find(ResourceId id) {
        return store.find(id);
    }

    /** The identity that tokens know by this application id. */
    public Optional<UserIdentity> byClientId(String clientId) {
        return store.all()
                .filter(identity -> identity.clientId().equalsIgnoreCase(clientId))
                .findFirst();
    }

    /** The identity with that id, made if it is not there: for what customers are given without asking ARM for it. */
    public UserIdentity provide(ResourceId id, String region) {
        return store.put(id, there -> there, () -> make(id, Json.object().put("location", region)));
    }

    UserIdentity require(ResourceId id) {
        arm.requireGroup(id.subscription(), id.group());
        return find(id).orElseThrow(() -> LocalError.notFound(
                "ResourceNotFound",
                "The Resource '" + TYPE + "/" + id.name() + "' under resource group '" + id.group()
                        + "' was not found."));
    }

    Stream<UserIdentity> list(String subscription) {
        arm.requireSubscription(subscription);
        return store.all().filter(one -> one.id().subscription().equalsIgnoreCase(subscription));
    }

    Stream<UserIdentity> list(String subscription, String group) {
        arm.requireGroup(subscription, group);
        return store.all().filter(one -> one.id().isIn(subscription, group));
    }

    /** Makes one, or changes its tags: its region and its principal stay what they were. */
    UserIdentity put(ResourceId id, ObjectNode body) {
        arm.requireLivingGroup(id.subscription(), id.group());
        if (!NAME.matcher(id.name()).matches()) {
            throw LocalError.badRequest(
                    "InvalidResourceName", "The identity's name '" + id.name() + "' does not match " + NAME + ".");
        }
        if (body.path("location").asText().isBlank()) {
            throw LocalError.badRequest("LocationRequired", "The location property is required for this definition.");
        }
        return store.put(id, there -> tagged(there, body), () -> make(id, body));
    }

    UserIdentity tag(ResourceId id, ObjectNode body) {
        UserIdentity there = require(id);
        return store.put(id, now -> tagged(now, body), () -> there);
    }

    boolean delete(ResourceId id) {
        arm.requireGroup(id.subscription(), id.group());
        return forget(id);
    }

    @Override
    public Stream<ResourceId> in(String subscription, String group) {
        return store.all().map(UserIdentity::id).filter(id -> id.isIn(subscription, group));
    }

    @Override
    public void deleteAll(String subscription, String group) {
        List<ResourceId> gone = in(subscription, group).toList();
        gone.forEach(this::forget);
    }

    private boolean forget(ResourceId id) {
        Optional<UserIdentity> gone = store.remove(id);
        gone.ifPresent(identity -> entra.enable(identity.principalId(), false));
        return gone.isPresent();
    }

    private UserIdentity make(ResourceId id, ObjectNode body) {
        ServicePrincipal principal = entra.addApplication(entra.tenantId(), id.name());
        ObjectNode document = Json.object().put("id", id.text()).put("name", id.name());
        document.put("type", TYPE)
                .put("location", ArmService.region(body.path("location").asText()));
        document.set("tags", body.path("tags").isObject() ? body.get("tags").deepCopy() : Json.object());
        document.putObject("properties")
                .put("tenantId", entra.tenantId())
                .put("principalId", principal.objectId())
                .put("clientId", principal.clientId());
        return new UserIdentity(id, principal.clientId(), principal.objectId(), document);
    }

    private static UserIdentity tagged(UserIdentity identity, ObjectNode body) {
        ObjectNode document = identity.document().deepCopy();
        if (body.path("tags").isObject()) {
            document.set("tags", body.get("tags").deepCopy());
        }
        return new UserIdentity(identity.id(), identity.clientId(), identity.principalId(), document);
    }
}
