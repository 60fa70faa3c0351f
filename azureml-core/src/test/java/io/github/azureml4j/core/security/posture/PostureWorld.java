package io.github.azureml4j.core.security.posture;

import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import java.time.Duration;
import java.util.regex.Pattern;

/** Two workspaces to report on: one as the service makes it by default, one as a careful owner would. */
final class PostureWorld implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String GROUP = "rg-clinic";
    private static final String SHUT = "hardened";

    private final AzureMlLocal local = AzureMlLocal.start();
    private final AzureMl owner = connect(local.clientId(), local.clientSecret());
    private final LocalApplication auditor = local.entra().addApplication("auditor");
    private final AzureMl reader = connect(auditor.clientId(), auditor.secret());
    private final LocalApplication guest = local.entra().addApplication("guest");
    private final AzureMl insider = connect(guest.clientId(), guest.secret());

    PostureWorld() {
        owner.resourceGroups().create(GROUP, "eastus");
        owner.connection()
                .arm()
                .apiVersion("2024-03-01")
                .post("/subscriptions/" + local.subscriptionId() + "/providers/Microsoft.Search/register")
                .send();
        local.access().grant(auditor.objectId(), "Reader", "/subscriptions/" + local.subscriptionId());
    }

    /** As it comes: nothing was asked for but a name. */
    Workspace byDefault() {
        Workspace.create()
                .name("default")
                .resourceGroup(GROUP)
                .location("eastus")
                .begin(owner)
                .await(LIMIT);
        return reader.workspaces().get(GROUP, "default");
    }

    /** The same, read by somebody who was given Reader on it alone. */
    Workspace defaultAsSeenFromInside() {
        Workspace made = owner.workspaces().get(GROUP, "default");
        local.access().grant(guest.objectId(), "Reader", made.id().scope());
        return insider.workspaces().get(GROUP, "default");
    }

    /** Closed, sealed with its own key, by identity alone. */
    Workspace hardened() {
        String vault = vault();
        String key = key();
        String storage = storage();
        put(
                "Microsoft.Insights/components/hardened-insights",
                "2020-02-02",
                "{'location':'eastus','kind':'web','properties':{'Application_Type':'web'}}");
        put("Microsoft.MachineLearningServices/workspaces/" + SHUT, "2025-06-01", """
                {'location':'eastus','identity':{'type':'SystemAssigned'},'properties':{
                 'storageAccount':'%s','keyVault':'%s',
                 'applicationInsights':'%s',
                 'hbiWorkspace':true,'imageBuildCompute':'builder','systemDatastoresAuthMode':'Identity',
                 'encryption':{'status':'Enabled','keyVaultProperties':{'keyVaultArmId':'%s','keyIdentifier':'%s'}},
                 'managedNetwork':{'isolationMode':'AllowOnlyApprovedOutbound'}}}
                """.formatted(
                        storage, vault, id("Microsoft.Insights/components/hardened-insights"), vault, key));
        Workspace made = owner.workspaces().get(GROUP, SHUT);
        cluster();
        diagnostics(made);
        close(made);
        return reader.workspaces().get(GROUP, SHUT);
    }

    private String vault() {
        owner.keyVaults().begin("kv-hardened", GROUP, "eastus").await(LIMIT);
        return id("Microsoft.KeyVault/vaults/kv-hardened");
    }

    private String key() {
        return new KeyClientBuilder()
                .vaultUrl("https://kv-hardened.vault.azure.net")
                .credential(owner.credential())
                .httpClient(owner.connection().azureTransport())
                .buildClient()
                .createRsaKey(new CreateRsaKeyOptions("seal").setKeySize(3072))
                .getId();
    }

    private String storage() {
        put("Microsoft.Storage/storageAccounts/sthardened", "2023-05-01", """
                {'location':'eastus','kind':'StorageV2','sku':{'name':'Standard_LRS'},'properties':{
                 'allowSharedKeyAccess':false,'allowBlobPublicAccess':false,'minimumTlsVersion':'TLS1_2',
                 'supportsHttpsTrafficOnly':true}}
                """);
        return id("Microsoft.Storage/storageAccounts/sthardened");
    }

    private void cluster() {
        put("Microsoft.MachineLearningServices/workspaces/" + SHUT + "/computes/builder", "2024-04-01", """
                {'location':'eastus','properties':{'computeType':'AmlCompute','disableLocalAuth':true,'properties':{
                 'vmSize':'Standard_DS3_v2','vmPriority':'Dedicated','enableNodePublicIp':false,
                 'remoteLoginPortPublicAccess':'Disabled',
                 'scaleSettings':{'minNodeCount':0,'maxNodeCount':2}}}}
                """);
    }

    private void diagnostics(Workspace made) {
        put(
                "Microsoft.OperationalInsights/workspaces/logs",
                "2023-09-01",
                "{'location':'eastus','properties':{'sku':{'name':'PerGB2018'}}}");
        owner.connection()
                .arm()
                .apiVersion("2021-05-01-preview")
                .put(made.id().scope() + "/providers/Microsoft.Insights/diagnosticSettings/to-logs")
                .json(json("{'properties':{'workspaceId':'" + id("Microsoft.OperationalInsights/workspaces/logs")
                        + "','logs':[{'categoryGroup':'allLogs','enabled':true}]}}"))
                .send();
    }

    private void close(Workspace made) {
        String name = local.networks().requestPrivateEndpoint(made.id().scope(), "pe-clinic");
        put(
                "Microsoft.MachineLearningServices/workspaces/" + SHUT + "/privateEndpointConnections/" + name,
                "2024-04-01",
                "{'properties':{'privateLinkServiceConnectionState':{'status':'Approved','description':'ours'}}}");
        owner.connection()
                .arm()
                .apiVersion("2024-04-01")
                .patch(made.id().scope())
                .json(json("{'properties':{'publicNetworkAccess':'Disabled'}}"))
                .send();
        local.networks().callFromPrivateNetwork();
    }

    private void put(String resource, String apiVersion, String body) {
        var arm = owner.connection().arm().apiVersion(apiVersion);
        owner.connection()
                .operations()
                .begin(arm, arm.put(id(resource)).json(json(body)).send(), done -> done)
                .await(LIMIT);
    }

    private String id(String resource) {
        return "/subscriptions/" + local.subscriptionId() + "/resourceGroups/" + GROUP + "/providers/" + resource;
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private AzureMl connect(String client, String secret) {
        return AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), client, secret))
                .subscription(local.subscriptionId())
                .clock(local.clock())
                .build();
    }

    /** Without what the dice decided: ids, times, the tails of generated names. */
    static String plain(String report) {
        return Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
                .matcher(report)
                .replaceAll("00000000-0000-0000-0000-000000000000")
                .replaceAll("\\b[0-9a-f]{32}\\b", "0123456789abcdef0123456789abcdef")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "2026-01-01T00:00:00Z")
                .replaceAll("\\b(default(?:keyvault|storage|insights|insight|keyvaul))[0-9a-f]+", "$1…");
    }

    @Override
    public void close() {
        insider.close();
        reader.close();
        owner.close();
        local.close();
    }
}
