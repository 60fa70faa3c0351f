package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.rbac.AccessService;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of vaults, living and deleted. Thread-safe. */
final class VaultService {

    private final ArmService arm;
    private final AccessService roles;
    private final Clock clock;
    private final LongOperations operations;
    private final KeyVaultStore store = new KeyVaultStore();

    VaultService(ArmService arm, AccessService roles, Clock clock, LongOperations operations) {
        this.arm = arm;
        this.roles = roles;
        this.clock = clock;
        this.operations = operations;
    }

    Optional<Vault> find(String name) {
        return store.find(name);
    }

    Stream<VaultRecord> all() {
        return store.all().stream().map(Vault::record);
    }

    /** Makes of a vault one of before December 2020. */
    void withoutSoftDelete(ResourceId id) {
        Vault vault = require(id);
        store.put(vault.with(VaultRules.withoutSoftDelete(vault.record())));
    }

    /** Deletes, whoever asks; softly, unless the vault is of old. Roles that were given on the vault do not come back with it. */
    void remove(ResourceId id) {
        boolean soft =
                find(id.name()).map(Vault::record).map(VaultRecord::softDelete).orElse(true);
        store.delete(id.name(), clock.instant());
        if (!soft) {
            store.purge(id.name());
        }
        roles.forget(id.text());
    }

    /** The vault behind a data-plane host; the front door lets in nobody for one that is not there. */
    Vault open(String name) {
        return store.find(name)
                .orElseThrow(() -> LocalError.notFound("VaultNotFound", "There is no vault '" + name + "'."));
    }

    Vault require(ResourceId id) {
        arm.requireGroup(id.subscription(), id.group());
        return store.find(id.name())
                .filter(vault -> vault.record().id().equals(id))
                .orElseThrow(() -> LocalError.notFound(
                        "ResourceNotFound",
                        "The Resource '" + KeyVaultService.TYPE + "/" + id.name() + "' under resource group '"
                                + id.group() + "' was not found."));
    }

    /** The vaults of a group. */
    List<VaultRecord> list(String subscription, String group) {
        arm.requireGroup(subscription, group);
        return list(subscription).stream()
                .filter(vault -> vault.id().isIn(subscription, group))
                .toList();
    }

    /** The vaults of the subscription. */
    List<VaultRecord> list(String subscription) {
        arm.requireSubscription(subscription);
        return all().filter(vault -> vault.id().subscription().equalsIgnoreCase(subscription))
                .toList();
    }

    /** Creates, updates, or recovers a vault. */
    VaultRecord put(ResourceId id, ObjectNode body, String dnsSuffix) {
        arm.requireLivingGroup(id.subscription(), id.group());
        VaultRules.checkName(id.name());
        expire();
        if (body.path("properties").path("createMode").asText().equals("recover")) {
            return recover(id);
        }
        Optional<Vault> old = store.find(id.name());
        if (old.isEmpty()) {
            requireFreeName(id.name());
        } else if (!old.get().record().id().equals(id)) {
            throw LocalError.conflict("VaultAlreadyExists", "The vault name '" + id.name() + "' is already in use.");
        }
        VaultRecord vault = VaultRules.describe(id, body, old.map(Vault::record), dnsSuffix);
        store.put(old.map(known -> known.with(vault)).orElseGet(() -> new Vault(vault)));
        return vault;
    }

    /** Changes what a client names and keeps the rest. */
    VaultRecord update(ResourceId id, ObjectNode patch) {
        Vault vault = require(id);
        ObjectNode merged = VaultRules.merge(vault.record().document(), patch);
        String suffix = VaultRules.suffix(vault.record().uri());
        VaultRecord changed = VaultRules.describe(id, merged, Optional.of(vault.record()), suffix);
        store.put(vault.with(changed));
        return changed;
    }

    /** Changes the access policies of those that a change names. */
    VaultRecord change(ResourceId id, PolicyChange change) {
        AccessPolicies.check(change.named());
        ObjectNode patch = Json.object();
        patch.putObject("properties")
                .set(
                        "accessPolicies",
                        change.apply(require(id).record().document().at("/properties/accessPolicies")));
        return update(id, patch);
    }

    /** Deletes softly; false when there was none. */
    boolean delete(ResourceId id) {
        arm.requireGroup(id.subscription(), id.group());
        boolean there =
                find(id.name()).filter(vault -> vault.record().id().equals(id)).isPresent();
        if (there) {
            remove(id);
        }
        return there;
    }

    List<DeletedVault> deleted(String subscription) {
        arm.requireSubscription(subscription);
        expire();
        return store.deleted().stream()
                .filter(gone -> gone.vault().record().id().subscription().equalsIgnoreCase(subscription))
                .toList();
    }

    DeletedVault requireDeleted(String subscription, String region, String name) {
        return deleted(subscription).stream()
                .filter(gone -> gone.vault().record().id().name().equalsIgnoreCase(name))
                .filter(gone -> gone.vault().record().region().equals(ArmService.region(region)))
                .findFirst()
                .orElseThrow(() -> LocalError.notFound(
                        "DeletedVaultNotFound",
                        "The specified deleted vault '" + name + "' could not be found in '" + region + "'."));
    }

    /** Purges for good, unless the vault is protected. */
    LongOperation purge(String subscription, String region, String name) {
        if (requireDeleted(subscription, region, name).vault().record().purgeProtection()) {
            throw new LocalError(
                    405,
                    "MethodNotAllowed",
                    "Operation \"DeletedVaultPurge\" is not allowed because purge protection is enabled for this vault."
                            + " Key Vault service will automatically purge it after the retention period has passed.",
                    null);
        }
        return operations.begin(() -> {
            store.purge(name);
            return null;
        });
    }

    /** Whether the name is taken, also by a deleted vault. */
    boolean taken(String name) {
        expire();
        return store.find(name).isPresent() || store.deleted(name).isPresent();
    }

    private VaultRecord recover(ResourceId id) {
        DeletedVault gone = store.deleted(id.name())
                .filter(deleted -> deleted.vault().record().id().equals(id))
                .orElseThrow(() -> LocalError.notFound(
                        "DeletedVaultNotFound", "There is no deleted vault '" + id.name() + "' to recover."));
        store.purge(id.name());
        store.put(gone.vault());
        return gone.vault().record();
    }

    private void requireFreeName(String name) {
        if (store.deleted(name).isPresent()) {
            throw LocalError.conflict(
                    "ConflictError",
                    "A vault with the same name already exists in deleted state. You need to either recover or purge"
                            + " existing key vault.");
        }
    }

    private void expire() {
        store.expire(clock.instant());
    }
}
