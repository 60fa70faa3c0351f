package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.GroupContents;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.rbac.AccessService;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** Vaults and, for other rooms, what is in them. Thread-safe. */
public final class KeyVaultService implements GroupContents {

    /** The ARM type of a vault. */
    public static final String TYPE = "Microsoft.KeyVault/vaults";

    private final VaultService vaults;
    private final VaultAccess access;
    private final KeyService keys;
    private final SecretService secrets;
    private final KeyUses uses;

    /** @param roles what principals may do, for the vaults that go by it */
    public KeyVaultService(ArmService arm, AccessService roles, Clock clock, Ids ids, LongOperations operations) {
        this.vaults = new VaultService(arm, roles, clock, operations);
        this.access = new VaultAccess(roles);
        this.keys = new KeyService(clock, ids);
        this.secrets = new SecretService(clock, ids);
        this.uses = new KeyUses(vaults, access, keys);
        arm.register(this);
    }

    /** Whether there is a vault, and so a host, of that name. */
    public boolean exists(String vault) {
        return vaults.find(vault).isPresent();
    }

    /** The vault with that ARM id. */
    public Optional<VaultRecord> vault(ResourceId id) {
        return vaults.find(id.name())
                .map(Vault::record)
                .filter(vault -> vault.id().equals(id));
    }

    /** Whether the vault with that ARM id was deleted and can be recovered. */
    public boolean isSoftDeleted(ResourceId id) {
        return vaults.deleted(id.subscription()).stream()
                .anyMatch(gone -> gone.vault().record().id().equals(id));
    }

    /** The key version that an identifier names; without a version in it, the newest one. Disabled ones are found too. */
    public Optional<KeyRecord> key(String keyUri) {
        return Optional.ofNullable(KeyUses.Named.parse(keyUri))
                .flatMap(uri -> vaults.find(uri.vault())
                        .flatMap(vault ->
                                vault.keys().find(uri.key(), uri.version()).map(key -> keys.record(vault, key))));
    }

    /**
     * Whether a principal may wrap and unwrap with a key now: its vault is there and can be reached by a service of
     * Azure's, the key is there, enabled, in its time and meant for that, and the vault lets the principal do it.
     *
     * @param keyUri the key's identifier; without a version the newest one is meant
     * @param principalId the object id of the identity that the service uses
     */
    public KeyUse use(String keyUri, String principalId) {
        return uses.use(keyUri, principalId);
    }

    /** Whether a principal may unwrap with a key now what was wrapped with it in time. */
    public KeyUse opening(String keyUri, String principalId) {
        return uses.opening(keyUri, principalId);
    }

    /** Makes of a vault one of before December 2020, whose contents and itself are deleted for good. */
    public void withoutSoftDelete(ResourceId vault) {
        vaults.withoutSoftDelete(vault);
    }

    /** Writes a secret as a service of Azure's does that may; nothing where the vault is gone. */
    public void setSecret(ResourceId vault, String name, String value) {
        known(vault).ifPresent(there -> secrets.set(there, name, Json.object().put("value", value)));
    }

    /** Deletes a secret, if it is there, as a service of Azure's does that may. */
    public void deleteSecret(ResourceId vault, String name) {
        known(vault)
                .filter(there -> there.secrets().find(name, "").isPresent())
                .ifPresent(there -> secrets.delete(there, name));
    }

    /**
     * Gives a principal an access policy, in place of one that it has; false where the vault is gone or asks for roles
     * instead.
     *
     * @param permissions {@code keys}, {@code secrets} and {@code certificates}, as in the vault's document
     */
    public boolean permit(ResourceId vault, String tenantId, String objectId, ObjectNode permissions) {
        Optional<Vault> there = known(vault).filter(found -> !found.record().decidesByRoles());
        ObjectNode policy = Json.object().put("tenantId", tenantId).put("objectId", objectId);
        policy.set("permissions", permissions.deepCopy());
        there.ifPresent(found ->
                vaults.change(vault, new PolicyChange("replace", Json.array().add(policy))));
        return there.isPresent();
    }

    private Optional<Vault> known(ResourceId id) {
        return vaults.find(id.name()).filter(vault -> vault.record().id().equals(id));
    }

    @Override
    public Stream<ResourceId> in(String subscription, String group) {
        return vaults.all().map(VaultRecord::id).filter(id -> id.isIn(subscription, group));
    }

    @Override
    public void deleteAll(String subscription, String group) {
        in(subscription, group).toList().forEach(vaults::remove);
    }

    VaultAccess access() {
        return access;
    }

    KeyService keys() {
        return keys;
    }

    SecretService secrets() {
        return secrets;
    }

    VaultService vaults() {
        return vaults;
    }
}
