package io.github.azureml4j.local.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.GroupContents;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.keyvault.KeyVaultService;
import io.github.azureml4j.local.storage.StorageAccount.AccountKey;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Storage accounts: made, changed, deleted, and their two keys. Thread-safe. */
public final class StorageService {

    /** Provider and type of an account's id. */
    public static final String TYPE = "Microsoft.Storage/storageAccounts";

    private static final int KEY_BYTES = 64;

    private final StorageStore store = new StorageStore();
    private final List<Consumer<String>> deleted = new CopyOnWriteArrayList<>();
    private final ArmService arm;
    private final AccountIdentities identities;
    private final AccountEncryption encryption;
    private final UserDelegation delegation;
    private final Clock clock;
    private final Ids ids;
    private final LongOperations operations;

    /**
     * @param vaults where customers keep the keys that accounts are encrypted with
     * @param userAssigned the principal of the user-assigned identity with that ARM id
     */
    public StorageService(
            ArmService arm,
            EntraService entra,
            KeyVaultService vaults,
            Function<String, Optional<String>> userAssigned,
            Clock clock,
            Ids ids,
            LongOperations operations) {
        this.arm = arm;
        this.identities = new AccountIdentities(entra, userAssigned);
        this.encryption = new AccountEncryption(vaults, identities, clock);
        this.delegation = new UserDelegation(ids);
        this.clock = clock;
        this.ids = ids;
        this.operations = operations;
        arm.register(new AccountsInGroups());
    }

    /** Whether an account of this name is there and ready, so that its hosts have names. */
    public boolean exists(String account) {
        return store.byName(account).filter(StorageAccount::isReady).isPresent();
    }

    /** The account that an ARM id means, if it is there. */
    public Optional<StorageAccount> find(ResourceId id) {
        arm.requireGroup(id.subscription(), id.group());
        return store.byId(id);
    }

    /** The account that an ARM id means; 404 {@code ResourceNotFound} otherwise. */
    public StorageAccount require(ResourceId id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /** The account of this name; 404 otherwise. */
    public StorageAccount account(String name) {
        return store.byName(name)
                .orElseThrow(() -> LocalError.notFound("ResourceNotFound", "No account " + name + "."));
    }

    /** The first key of an account in base64. */
    public String key(String account) {
        return account(account).keys().get(0).value();
    }

    /** An account that is ready at once, for rooms that make one without a client's asking. */
    public StorageAccount createAccount(ResourceId id, ObjectNode body) {
        reserve(id, body);
        return finish(id);
    }

    /** Begins to make an account; its name is taken from now on (409 {@code StorageAccountAlreadyTaken}). */
    public LongOperation begin(ResourceId id, ObjectNode body) {
        reserve(id, body);
        return operations.begin(() -> finish(id).document());
    }

    /** Changes tags, identity, size and properties of an account. */
    public StorageAccount update(ResourceId id, ObjectNode body) {
        ObjectNode before = require(id).document();
        ObjectNode changed = AccountDocument.merged(before, body);
        identities.complete(id, changed, before);
        if (body.at("/properties/encryption").isObject()) {
            encryption.complete(id.name(), changed);
        }
        return store.change(id.name(), account -> account.withDocument(changed)).orElseThrow(() -> notFound(id));
    }

    /** Raises 403 where the account's customer has taken its key from it, after an hour at most. */
    public void requireKey(StorageAccount account) {
        encryption.requireKey(account);
    }

    /** Deletes an account with all its blobs; false when there is none. */
    public boolean delete(ResourceId id) {
        boolean removed = store.remove(id);
        if (removed) {
            delegation.revoke(id.name());
            deleted.forEach(listener -> listener.accept(id.name()));
        }
        return removed;
    }

    /** Makes a new value for {@code key1} or {@code key2}; what was signed with the old one is refused from now on. */
    public StorageAccount regenerateKey(ResourceId id, String keyName) {
        List<String> names = require(id).keys().stream().map(AccountKey::name).toList();
        if (!names.contains(keyName)) {
            throw LocalError.badRequest("InvalidValuesForRequestParameters", "There is no key '" + keyName + "'.");
        }
        AccountKey fresh = newKey(keyName);
        return store.change(
                        id.name(), account -> AccountDocument.dated(account.withKeys(replaced(account.keys(), fresh))))
                .orElseThrow(() -> notFound(id));
    }

    /** Accounts of a subscription. */
    Stream<StorageAccount> list(String subscription) {
        arm.requireSubscription(subscription);
        return store.all().filter(account -> account.id().subscription().equalsIgnoreCase(subscription));
    }

    /** Accounts of a resource group. */
    Stream<StorageAccount> list(String subscription, String group) {
        arm.requireGroup(subscription, group);
        return store.all().filter(account -> account.id().isIn(subscription, group));
    }

    /** Makes every key void that was given to principals to sign with. */
    void revokeDelegation(ResourceId id) {
        delegation.revoke(require(id).name());
    }

    UserDelegation delegation() {
        return delegation;
    }

    /** Whether the name can be had. */
    boolean isFree(String name) {
        return store.byName(name).isEmpty();
    }

    /** Calls with the name of every account that is deleted. */
    public void onDeleted(Consumer<String> listener) {
        deleted.add(listener);
    }

    private void reserve(ResourceId id, ObjectNode body) {
        arm.requireLivingGroup(id.subscription(), id.group());
        AccountDocument.check(id, body);
        ObjectNode document = AccountDocument.creating(id, body, clock.instant());
        identities.complete(id, document, Json.object());
        encryption.complete(id.name(), document);
        String region = ArmService.region(body.path("location").asText());
        StorageAccount account = new StorageAccount(id, region, List.of(newKey("key1"), newKey("key2")), document);
        if (!store.add(account)) {
            throw LocalError.conflict(
                    "StorageAccountAlreadyTaken", "The storage account named " + id.name() + " is already taken.");
        }
    }

    private StorageAccount finish(ResourceId id) {
        return store.change(
                        id.name(),
                        account -> AccountDocument.dated(account.withDocument(AccountDocument.ready(account))))
                .orElseThrow(() -> notFound(id));
    }

    private AccountKey newKey(String name) {
        return new AccountKey(name, Base64.getEncoder().encodeToString(ids.bytes(KEY_BYTES)), clock.instant());
    }

    private static List<AccountKey> replaced(List<AccountKey> keys, AccountKey fresh) {
        return keys.stream()
                .map(key -> key.name().equals(fresh.name()) ? fresh : key)
                .toList();
    }

    private static LocalError notFound(ResourceId id) {
        return LocalError.notFound(
                "ResourceNotFound",
                "The Resource '" + id.type() + "/" + id.name() + "' under resource group '" + id.group()
                        + "' was not found.");
    }

    /** Accounts as resource groups see them. */
    private final class AccountsInGroups implements GroupContents {

        @Override
        public Stream<ResourceId> in(String subscription, String group) {
            return store.all().map(StorageAccount::id).filter(id -> id.isIn(subscription, group));
        }

        @Override
        public void deleteAll(String subscription, String group) {
            in(subscription, group).toList().forEach(StorageService.this::delete);
        }
    }
}
