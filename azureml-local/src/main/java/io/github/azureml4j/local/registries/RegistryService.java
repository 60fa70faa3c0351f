package io.github.azureml4j.local.registries;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.GroupContents;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.identities.IdentityService;
import io.github.azureml4j.local.keyvault.KeyVaultService;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** Container registries: made, changed, deleted, and who signs in to them as their administrator. Thread-safe. */
public final class RegistryService implements GroupContents {

    /** The type of their ids. */
    public static final String TYPE = "Microsoft.ContainerRegistry/registries";

    private static final int PASSWORD_DIGITS = 32;

    private final ArmService arm;
    private final RegistryKeys keys;
    private final Clock clock;
    private final Ids ids;
    private final LongOperations operations;
    private final RegistryStore store = new RegistryStore();

    public RegistryService(
            ArmService arm,
            IdentityService identities,
            KeyVaultService vaults,
            Clock clock,
            Ids ids,
            LongOperations operations) {
        this.arm = arm;
        this.keys = new RegistryKeys(identities, vaults);
        this.clock = clock;
        this.ids = ids;
        this.operations = operations;
        arm.register(this);
    }

    /** Makes the registry of a service at once: of the Standard tier, with its admin user on. */
    public void provide(ResourceId id, String region) {
        ObjectNode body = Json.object().put("location", region);
        body.putObject("sku").put("name", "Standard");
        body.putObject("properties").put("adminUserEnabled", true);
        add(id, body);
        store.change(id, registry -> registry.inState("Succeeded"));
    }

    /** What its admin user signs in with; empty while there is none. */
    public Optional<ObjectNode> credentials(ResourceId id) {
        return store.find(id).filter(Registry::adminUserEnabled).map(Registry::credentials);
    }

    /** The first password of its admin user; empty while there is none. */
    public Optional<String> password(ResourceId id) {
        return store.find(id).filter(Registry::adminUserEnabled).map(Registry::password);
    }

    /** Whether the registry is there and its admin user is on. */
    public boolean adminUserEnabled(ResourceId id) {
        return store.find(id).filter(Registry::adminUserEnabled).isPresent();
    }

    Optional<Registry> find(ResourceId id) {
        arm.requireGroup(id.subscription(), id.group());
        return store.find(id);
    }

    Registry require(ResourceId id) {
        return find(id).orElseThrow(() -> LocalError.notFound(
                "ResourceNotFound",
                "The Resource '" + TYPE + "/" + id.name() + "' under resource group '" + id.group()
                        + "' was not found."));
    }

    Stream<Registry> list(String subscription) {
        arm.requireSubscription(subscription);
        return store.all().filter(one -> one.id().subscription().equalsIgnoreCase(subscription));
    }

    Stream<Registry> list(String subscription, String group) {
        arm.requireGroup(subscription, group);
        return store.all().filter(one -> one.id().isIn(subscription, group));
    }

    boolean isFree(String name) {
        return store.byName(name).isEmpty();
    }

    /** Begins to make one. */
    LongOperation begin(ResourceId id, ObjectNode body) {
        arm.requireLivingGroup(id.subscription(), id.group());
        RegistryRules.checkNew(id, body);
        add(id, body);
        return operations.begin(() -> store.change(id, registry -> registry.inState("Succeeded"))
                .map(Registry::document)
                .orElse(null));
    }

    /** Changes what was sent, at once. */
    Registry update(ResourceId id, ObjectNode body) {
        Registry now = require(id);
        ObjectNode document = RegistryDocument.changed(now.document(), body);
        RegistryRules.checkChange(now.document(), document);
        keys.complete(document);
        return store.change(id, registry -> registry.with(document)).orElse(now);
    }

    boolean delete(ResourceId id) {
        arm.requireGroup(id.subscription(), id.group());
        return store.remove(id);
    }

    /** {@code listCredentials}; 400 while the admin user is off. */
    ObjectNode requireCredentials(ResourceId id) {
        require(id);
        return credentials(id)
                .orElseThrow(() -> LocalError.badRequest(
                        "UnAuthorizedForCredentialOperations",
                        "Cannot perform credential operations for " + id.text()
                                + " as admin user is disabled. Kindly enable admin user as per docs."));
    }

    /** Renews one of the two passwords. */
    ObjectNode renew(ResourceId id, String password) {
        requireCredentials(id);
        if (!password.equals("password") && !password.equals("password2")) {
            throw LocalError.badRequest("InvalidPasswordName", "There is no password called '" + password + "'.");
        }
        store.change(id, registry -> registry.renewed(password, ids.hex(PASSWORD_DIGITS)));
        return requireCredentials(id);
    }

    @Override
    public Stream<ResourceId> in(String subscription, String group) {
        return store.all().map(Registry::id).filter(id -> id.isIn(subscription, group));
    }

    @Override
    public void deleteAll(String subscription, String group) {
        store.removeAll(subscription, group);
    }

    private void add(ResourceId id, ObjectNode body) {
        ObjectNode document = RegistryDocument.of(id, body, clock.instant());
        keys.complete(document);
        Registry made = new Registry(id, document, ids.hex(PASSWORD_DIGITS), ids.hex(PASSWORD_DIGITS));
        if (!store.add(made)) {
            throw LocalError.conflict(
                    "AlreadyInUse",
                    "The registry DNS name "
                            + document.at("/properties/loginServer").asText() + " is already in use.");
        }
    }
}
