package io.github.azureml4j.core.workspace;

import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.arm.Pages;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.security.preflight.Preflight;
import io.github.azureml4j.core.security.reading.Directory;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.local.AzureMlLocal;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A subscription with everything that a workspace can be given, and ways to see what is in it. Names are in lower case. */
final class PlannedWorld implements AutoCloseable {
    static final String REGION = "eastus";
    private static final String SHELF = "rg-shelf";
    private static final String COSMOS_DB = "a232010e-820c-4083-83bb-3ace5fc29d0b";
    private static final String AZURE_ML = "0736f41a-0425-4b46-bdb5-1563eff02385";

    /** Azure's clients remember, for the whole process, which tenant a vault's name belongs to. */
    private final String vaults = "shelf-" + UUID.randomUUID().toString().substring(0, 8);

    final AzureMlLocal local =
            AzureMlLocal.builder().operationTime(Duration.ZERO).start();
    final AzureMl ml = AzureMl.builder()
            .proxy(local.proxy())
            .trust(local.certificate())
            .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
            .subscription(local.subscriptionId())
            .sleeper(time -> {})
            .build();
    final String storage = id("Microsoft.Storage/storageAccounts", "shelfstorage");
    final String insights = id("Microsoft.Insights/components", "shelf-insights");
    final String registry = id("Microsoft.ContainerRegistry/registries", "shelfregistry");
    final String policyVault = id("Microsoft.KeyVault/vaults", vaults + "-p");
    final String roleVault = id("Microsoft.KeyVault/vaults", vaults + "-r");
    final String identity = id("Microsoft.ManagedIdentity/userAssignedIdentities", "shelf-identity");
    final String key;

    PlannedWorld() {
        ml.resourceGroups().create(SHELF, REGION);
        Preflight.register(ml.connection(), Set.of("Microsoft.Search", "Microsoft.DocumentDB"))
                .await();
        String subscription = "/subscriptions/" + local.subscriptionId();
        local.access().grant(objectId(AZURE_ML), "Contributor", subscription);
        put(storage, "2023-05-01", body("{'kind':'StorageV2','sku':{'name':'Standard_LRS'},'properties':{}}"));
        put(insights, "2020-02-02", body("{'kind':'web','properties':{'Application_Type':'web'}}"));
        put(registry, "2023-07-01", body("{'sku':{'name':'Standard'},'properties':{'adminUserEnabled':true}}"));
        ObjectNode user = (ObjectNode) put(identity, "2023-01-31", body("{}"));
        put(policyVault, "2023-07-01", vault(false, user));
        put(roleVault, "2023-07-01", vault(true, user));
        key = makeKey();
    }

    /** From now on the service cannot make what it keeps for a customer-managed key, so that such workspaces fail when half made. */
    void forbidManagedGroups() {
        local.access().revoke(objectId(AZURE_ML), "Contributor", "/subscriptions/" + local.subscriptionId());
    }

    /** A group of its own for each specification, so that looking at one does not take longer with each. */
    String group(int number) {
        return ml.resourceGroups().create("rg-" + number, REGION).name();
    }

    /** Ids of what is in a group. */
    Set<String> resources(String group) {
        Set<String> ids = new TreeSet<>();
        Pages.of(
                        ml.connection()
                                .arm()
                                .get("/subscriptions/{}/resourceGroups/{}/resources", local.subscriptionId(), group)
                                .apiVersion("2024-03-01"),
                        item -> item.path("id").asText())
                .forEach(id -> ids.add(id.toLowerCase(Locale.ROOT)));
        return ids;
    }

    Set<String> groups() {
        Set<String> names = new TreeSet<>();
        ml.resourceGroups().list().forEach(group -> names.add(group.name()));
        return names;
    }

    /** Role ids and scopes of what a principal was assigned: {@code role on scope}. */
    Set<String> assignments(String principal) {
        Set<String> grants = new TreeSet<>();
        Pages.of(
                        ml.connection()
                                .arm()
                                .get(
                                        "/subscriptions/{}/providers/Microsoft.Authorization/roleAssignments",
                                        local.subscriptionId())
                                .query("$filter", "principalId eq '" + principal + "'")
                                .apiVersion("2022-04-01"),
                        item -> item.path("properties"))
                .forEach(given -> grants.add(grant(
                        given.path("roleDefinitionId").asText().replaceAll(".*/", ""),
                        given.path("scope").asText())));
        return grants;
    }

    static String grant(String roleId, String scope) {
        return (roleId + " on " + scope).toLowerCase(Locale.ROOT);
    }

    /** Whether a vault's access policies name a principal. */
    boolean hasPolicy(String vault, String principal) {
        for (JsonNode policy : get(vault, "2023-07-01").at("/properties/accessPolicies")) {
            if (policy.path("objectId").asText().equals(principal)) {
                return true;
            }
        }
        return false;
    }

    JsonNode get(String id, String apiVersion) {
        return ml.connection().arm().get(id).apiVersion(apiVersion).json();
    }

    @Override
    public void close() {
        ml.close();
        local.close();
    }

    private String id(String type, String name) {
        return ArmId.of(local.subscriptionId(), SHELF, type, name).toString();
    }

    private ObjectNode vault(boolean roles, ObjectNode user) {
        ObjectNode body = body("{'properties':{'enableSoftDelete':true,'enablePurgeProtection':true,"
                + "'sku':{'family':'A','name':'standard'}}}");
        ObjectNode properties = body.withObject("/properties").put("tenantId", local.tenantId());
        properties.put("enableRbacAuthorization", roles);
        if (!roles) {
            permit(properties, objectId(local.clientId()));
            permit(properties, objectId(COSMOS_DB));
            permit(properties, user.at("/properties/principalId").asText());
        }
        return body;
    }

    private void permit(ObjectNode properties, String objectId) {
        ObjectNode policy = properties.withArray("accessPolicies").addObject();
        policy.put("tenantId", local.tenantId()).put("objectId", objectId);
        policy.putObject("permissions").putArray("keys").add("all");
    }

    /** A key, or another version of it. */
    String makeKey() {
        return new KeyClientBuilder()
                .vaultUrl("https://" + vaults + "-p.vault.azure.net")
                .credential(ml.connection().credential())
                .httpClient(ml.connection().azureTransport())
                .buildClient()
                .createRsaKey(new CreateRsaKeyOptions("seal").setKeySize(2048))
                .getId();
    }

    private String objectId(String application) {
        return new Directory(new Reader(ml.connection()))
                .ofApplication(application)
                .value()
                .orElseThrow()
                .objectId();
    }

    private JsonNode put(String id, String apiVersion, ObjectNode body) {
        var arm = ml.connection().arm();
        return ml.connection()
                .operations()
                .begin(arm, arm.put(id).apiVersion(apiVersion).json(body).send(), made -> made)
                .await();
    }

    private static ObjectNode body(String json) {
        try {
            ObjectNode body = (ObjectNode) Json.mapper().readTree(json.replace('\'', '"'));
            return JsonNodeFactory.instance.objectNode().put("location", REGION).setAll(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
