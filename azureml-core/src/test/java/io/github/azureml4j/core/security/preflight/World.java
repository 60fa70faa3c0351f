package io.github.azureml4j.core.security.preflight;

import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import com.azure.security.keyvault.keys.models.KeyOperation;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.security.KeyRef;
import io.github.azureml4j.core.security.reading.Directory;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.local.front.JournalEntry;
import io.github.azureml4j.local.front.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** A subscription in which an HBI workspace with a customer-managed key could be made at once; a test spoils one thing of it. */
final class World implements AutoCloseable {
    static final String REGION = "eastus";
    static final String GROUP = "rg-clinic";
    static final String KEYS = "rg-keys";

    final AzureMlLocal local =
            AzureMlLocal.builder().operationTime(Duration.ZERO).start();
    final AzureMl ml = connect(local.clientId(), local.clientSecret());
    final String subscription = local.subscriptionId();
    final ArmId vault = vault("kv" + UUID.randomUUID().toString().substring(0, 12));
    private final List<String> callers = new ArrayList<>();
    private AzureMl caller = ml;
    private PreflightSubject subject;
    private String key;

    private World() {
        ml.resourceGroups().create(GROUP, REGION);
        ml.resourceGroups().create(KEYS, REGION);
        Preflight.register(ml.connection(), Set.of("Microsoft.Search")).await(Duration.ofMinutes(1));
        local.access().grant(objectId(ApplicationCheck.APPLICATION), "Contributor", "/subscriptions/" + subscription);
        makeVault(properties -> {});
        key = makeKey("cmk", 2048, KeyOperation.WRAP_KEY, KeyOperation.UNWRAP_KEY);
        makeAccount(storage(), "StorageV2", "Standard_LRS", Map.of());
        subject = PreflightSubject.of(new WorkspaceId(subscription, GROUP, "clinic"), REGION)
                .hbi(true)
                .existing(List.of(storage().toString()))
                .planned(List.of(id(GROUP, "Microsoft.KeyVault/vaults", "clinickeyvault1")
                        .toString()))
                .cmk(new CmkRequest(vault.toString(), key));
    }

    static World clean() {
        return new World();
    }

    AzureMl connect(String client, String secret) {
        return AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), client, secret))
                .subscription(local.subscriptionId())
                .sleeper(local.clock()::advance)
                .build();
    }

    PreflightResult preflight() {
        return Preflight.run(caller.connection(), subject);
    }

    /** From now on somebody else asks. */
    void actAs(String client, String secret) {
        caller = connect(client, secret);
        callers.add(client);
    }

    PreflightSubject subject() {
        return subject;
    }

    void subject(PreflightSubject value) {
        subject = value;
    }

    void cmk(String vaultId, String keyUri) {
        subject = subject.cmk(new CmkRequest(vaultId, keyUri));
    }

    KeyRef key() {
        return KeyRef.parse(key);
    }

    ArmId storage() {
        return id(GROUP, "Microsoft.Storage/storageAccounts", "clinicstorage1");
    }

    ArmId vault(String name) {
        return id(KEYS, "Microsoft.KeyVault/vaults", name);
    }

    ArmId id(String group, String type, String name) {
        return ArmId.of(local.subscriptionId(), group, type, name);
    }

    /** Puts the vault anew, changed. */
    void makeVault(Consumer<ObjectNode> change) {
        makeVault(vault, REGION, change);
    }

    /** The key shall be in another vault, which is as good but for one thing. */
    void moveKey(String region, Consumer<ObjectNode> change) {
        ArmId other = vault("kv" + UUID.randomUUID().toString().substring(0, 12));
        makeVault(other, region, change);
        local.access().grant(objectId(local.clientId()), "Key Vault Crypto Officer", other.toString());
        cmk(other.toString(), makeKey(other, "cmk", 2048, KeyOperation.WRAP_KEY, KeyOperation.UNWRAP_KEY));
    }

    /** From now on somebody asks who may do everything but this; vaults show nobody's keys but to those whom they know. */
    void actWithout(String... actions) {
        LocalApplication limited = local.entra().addApplication("limited");
        String role = UUID.randomUUID().toString();
        Map<String, Object> permission = Map.of(
                "actions", List.of("*"),
                "notActions", List.of(actions),
                "dataActions", List.of(),
                "notDataActions", List.of());
        Map<String, Object> properties = Map.of(
                "roleName",
                "All but " + actions[0],
                "description",
                "for a test",
                "type",
                "CustomRole",
                "permissions",
                List.of(permission),
                "assignableScopes",
                List.of("/subscriptions/" + subscription));
        ml.connection()
                .arm()
                .put("/subscriptions/" + subscription + "/providers/Microsoft.Authorization/roleDefinitions/" + role)
                .apiVersion("2022-04-01")
                .json(Map.of("properties", properties))
                .send();
        local.access().grant(limited.objectId(), role, "/subscriptions/" + subscription);
        actAs(limited.clientId(), limited.secret());
    }

    /** The same, and the vault lets that one read its keys. */
    void actWithoutButWithKeys(String... actions) {
        actWithout(actions);
        makeVault(this::permitLimited);
    }

    private void permitLimited(ObjectNode properties) {
        String limited = callers.get(callers.size() - 1);
        properties
                .withArray("accessPolicies")
                .addObject()
                .put("tenantId", local.tenantId())
                .put("objectId", objectId(limited))
                .putObject("permissions")
                .putArray("keys")
                .add("get");
    }

    private void makeVault(ArmId id, String region, Consumer<ObjectNode> change) {
        ObjectNode body = node().put("location", region);
        ObjectNode properties = body.putObject("properties")
                .put("tenantId", local.tenantId())
                .put("enableSoftDelete", true)
                .put("enablePurgeProtection", true);
        properties.putObject("sku").put("family", "A").put("name", "standard");
        permit(properties, objectId(local.clientId()));
        permit(properties, objectId(KeyReaderCheck.COSMOS_DB));
        change.accept(properties);
        put(id.toString(), "2023-07-01", body);
    }

    String makeKey(String name, int bits, KeyOperation... operations) {
        return makeKey(vault, name, bits, operations);
    }

    private String makeKey(ArmId in, String name, int bits, KeyOperation... operations) {
        return keys(in).createRsaKey(
                        new CreateRsaKeyOptions(name).setKeySize(bits).setKeyOperations(operations))
                .getId();
    }

    KeyClient keys() {
        return keys(vault);
    }

    private KeyClient keys(ArmId of) {
        return new KeyClientBuilder()
                .vaultUrl("https://" + of.name() + ".vault.azure.net")
                .credential(ml.connection().credential())
                .httpClient(ml.connection().azureTransport())
                .buildClient();
    }

    /** A storage account that is given to the workspace in place of the good one. */
    void standOn(String name, String kind, String sku, Map<String, Object> properties) {
        ArmId account = id(GROUP, "Microsoft.Storage/storageAccounts", name);
        makeAccount(account, kind, sku, properties);
        subject(subject.existing(List.of(account.toString())));
    }

    private void makeAccount(ArmId id, String kind, String sku, Map<String, Object> properties) {
        put(
                id.toString(),
                "2023-05-01",
                Map.of("location", REGION, "kind", kind, "sku", Map.of("name", sku), "properties", properties));
    }

    void put(String id, String apiVersion, Object body) {
        ml.connection()
                .operations()
                .begin(
                        ml.connection().arm(),
                        ml.connection()
                                .arm()
                                .put(id)
                                .apiVersion(apiVersion)
                                .json(body)
                                .send(),
                        made -> made)
                .await(Duration.ofMinutes(1));
    }

    void delete(String id, String apiVersion) {
        ml.connection().arm().delete(id).apiVersion(apiVersion).send();
    }

    /** The next request to a path is answered so. */
    void answer(String path, int status, ObjectNode body) {
        local.faults().next(x -> x.rawPath().equalsIgnoreCase(path), () -> Reply.json(status, body));
    }

    List<JournalEntry> since(int before) {
        List<JournalEntry> all = local.requests().entries();
        return all.subList(before, all.size()).stream()
                .filter(entry -> !entry.host().startsWith("login."))
                .toList();
    }

    String objectId(String application) {
        return new Directory(new Reader(ml.connection()))
                .ofApplication(application)
                .value()
                .orElseThrow()
                .objectId();
    }

    ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public void close() {
        caller.close();
        ml.close();
        local.close();
    }

    private void permit(ObjectNode properties, String objectId) {
        ObjectNode policy = properties.withArray("accessPolicies").addObject();
        policy.put("tenantId", local.tenantId()).put("objectId", objectId);
        policy.putObject("permissions").putArray("keys").add("all");
    }
}
