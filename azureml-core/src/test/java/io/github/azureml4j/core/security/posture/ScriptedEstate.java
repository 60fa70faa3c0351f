package io.github.azureml4j.core.security.posture;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.azureml4j.core.ScriptedAzure;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.http.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A workspace made of scripted documents in which nothing is amiss, until a test changes one of them. */
final class ScriptedEstate {
    static final String GROUP = "/subscriptions/" + ScriptedAzure.SUBSCRIPTION + "/resourceGroups/rg";
    static final String SCOPE = GROUP + "/providers/Microsoft.MachineLearningServices/workspaces/clinic";
    static final String STORAGE = GROUP + "/providers/Microsoft.Storage/storageAccounts/st1";
    static final String VAULT = GROUP + "/providers/Microsoft.KeyVault/vaults/kv1";
    static final String KEY = VAULT + "/keys/seal/versions/v1";
    static final String REGISTRY = GROUP + "/providers/Microsoft.ContainerRegistry/registries/cr1";
    static final String INSIGHTS = GROUP + "/providers/Microsoft.Insights/components/ai1";
    static final String CLUSTER = GROUP + "/providers/Microsoft.ContainerService/managedClusters/aks1";
    static final String SERVICES = "/modelmanagement/v1.0" + SCOPE + "/services";

    private static final Map<String, String> ROLES = Map.of(
            "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner|*|",
            "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor|*|Microsoft.Authorization/*/Write",
            "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader|*/read|",
            "ba92f5b4-2d11-453d-a403-e96b0029c9fe", "Storage Blob Data Contributor||",
            "00000000-0000-0000-0000-00000000cccc", "Careless|*|");

    private final ScriptedAzure azure;

    ScriptedEstate(ScriptedAzure azure) {
        this.azure = azure.reset();
        answer(SCOPE, workspace());
        answer("/discovery", json("{'api':'" + azure.url("") + "'}"));
        answer(
                STORAGE,
                json(
                        "{'name':'st1','properties':{'encryption':{'keySource':'Microsoft.Keyvault'},"
                                + "'allowSharedKeyAccess':false,'supportsHttpsTrafficOnly':true,'minimumTlsVersion':'TLS1_2'}}"));
        answer(
                VAULT,
                json("{'id':'" + VAULT + "','name':'kv1','location':'eastus','properties':{"
                        + "'enablePurgeProtection':true,'enableRbacAuthorization':false,'accessPolicies':[{'objectId':'p1',"
                        + "'permissions':{'keys':['all'],'secrets':['all'],'certificates':['all']}}]}}"));
        answer(
                KEY,
                json("{'properties':{'attributes':{'enabled':true,'created':"
                        + azure.clock().instant().getEpochSecond() + "}}}"));
        answer(
                REGISTRY,
                json("{'name':'cr1','properties':{'publicNetworkAccess':'Disabled',"
                        + "'encryption':{'status':'enabled'}}}"));
        answer(INSIGHTS, json("{'name':'ai1','properties':{}}"));
        list(
                SCOPE + "/computes",
                "{'name':'cpu','properties':{'computeType':'AmlCompute','disableLocalAuth':true,"
                        + "'properties':{'remoteLoginPortPublicAccess':'Disabled','enableNodePublicIp':false}}}");
        for (String empty : List.of("/datastores", "/jobs", "/onlineEndpoints")) {
            list(SCOPE + empty);
        }
        list(SERVICES);
        list(SCOPE + "/providers/Microsoft.Insights/diagnosticSettings", setting(true));
        list(SCOPE + "/providers/Microsoft.Insights/metricDefinitions", "{}");
        list(GROUP.replace("/resourceGroups/rg", "/providers/Microsoft.Insights/eventtypes/management/values"));
        list(GROUP.replace("/resourceGroups/rg", "/providers/Microsoft.MachineLearningServices/workspaces"));
        azure.wire()
                .stubFor(get(urlPathMatching("/subscriptions/[^/]+/providers/Microsoft\\.\\w+"))
                        .willReturn(okJson("{\"registrationState\":\"Registered\"}")));
        assignments(
                assignment("p1", "b24988ac-6180-42a0-ab88-20f7382dd24c", SCOPE),
                assignment("p1", "b24988ac-6180-42a0-ab88-20f7382dd24c", GROUP),
                assignment("p1", "ba92f5b4-2d11-453d-a403-e96b0029c9fe", STORAGE),
                assignment("o1", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", GROUP));
        ROLES.forEach(this::role);
    }

    PostureReport report() {
        return PostureReport.of(new WorkspaceConnection(azure.ml().connection(), WorkspaceId.parse(SCOPE)), row -> {});
    }

    void answer(String path, JsonNode body) {
        azure.wire().stubFor(get(urlPathEqualTo(path)).willReturn(okJson(body.toString())));
    }

    void refuse(String path, int status, String code) {
        azure.wire()
                .stubFor(get(urlPathEqualTo(path))
                        .willReturn(aResponse()
                                .withStatus(status)
                                .withBody("{\"error\":{\"code\":\"" + code + "\",\"message\":\"no\"}}")));
    }

    /** The connection ends without an answer. */
    void cut(String path) {
        azure.wire()
                .stubFor(get(urlPathEqualTo(path)).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    }

    /** A list of one page. */
    void list(String path, String... items) {
        ObjectNode page = Json.mapper().createObjectNode();
        ArrayNode value = page.putArray("value");
        for (String item : items) {
            value.add(json(item));
        }
        answer(path, page);
    }

    /** The workspace with a property changed; null takes it away. */
    void workspace(String pointer, @Nullable String value) {
        ObjectNode workspace = workspace();
        String parent = pointer.substring(0, pointer.lastIndexOf('/'));
        ObjectNode at = (ObjectNode) workspace.at(parent);
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (value == null) {
            at.remove(name);
        } else {
            at.set(name, node(value));
        }
        answer(SCOPE, workspace);
    }

    /** Who holds which role where; asked for those of the workspace's identity, only these are told. */
    void assignments(String... assignments) {
        String path = ".*/providers/Microsoft\\.Authorization/roleAssignments";
        azure.wire().stubFor(get(urlPathMatching(path)).willReturn(okJson(value(Stream.of(assignments)))));
        azure.wire()
                .stubFor(get(urlPathMatching(path))
                        .withQueryParam("$filter", containing("assignedTo('p1')"))
                        .willReturn(okJson(
                                value(Stream.of(assignments).filter(one -> one.contains("\"principalId\":\"p1\""))))));
    }

    private static String value(Stream<String> items) {
        return items.collect(Collectors.joining(",", "{\"value\":[", "]}"));
    }

    static String assignment(String principal, String role, String scope) {
        return ("{'name':'" + principal + role + "','properties':{'principalId':'" + principal
                        + "','principalType':'User','scope':'" + scope
                        + "','roleDefinitionId':'/providers/Microsoft.Authorization/roleDefinitions/" + role + "'}}")
                .replace('\'', '"');
    }

    static String setting(boolean logs) {
        return "{'name':'audit','properties':{'workspaceId':'/x/logs','logs':[{'categoryGroup':'allLogs','enabled':"
                + logs + "}]}}";
    }

    static ObjectNode json(String text) {
        return (ObjectNode) node(text);
    }

    private static JsonNode node(String text) {
        try {
            return Json.mapper()
                    .readTree("{\"it\":" + text.replace('\'', '"') + "}")
                    .get("it");
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private void role(String id, String role) {
        String[] parts = role.split(Pattern.quote("|"), -1);
        String actions = parts[1].isEmpty() ? "" : "'" + parts[1] + "'";
        String not = parts[2].isEmpty() ? "" : "'" + parts[2] + "'";
        azure.wire()
                .stubFor(get(urlPathMatching(".*/roleDefinitions/" + id))
                        .willReturn(okJson(("{'name':'" + id
                                        + "','properties':{'roleName':'" + parts[0] + "','type':'"
                                        + (parts[0].equals("Careless") ? "CustomRole" : "BuiltInRole")
                                        + "','permissions':[{'actions':[" + actions + "],'notActions':[" + not
                                        + "]}]}}")
                                .replace('\'', '"'))));
    }

    private ObjectNode workspace() {
        return json("{'id':'" + SCOPE + "','name':'clinic','location':'East US',"
                + "'identity':{'type':'SystemAssigned','principalId':'p1'},"
                + "'systemData':{'createdAt':'2020-01-01T00:00:00Z'},"
                + "'properties':{'discoveryUrl':'" + azure.url("/discovery") + "','storageAccount':'" + STORAGE
                + "','keyVault':'" + VAULT + "','applicationInsights':'" + INSIGHTS + "','containerRegistry':'"
                + REGISTRY + "','hbiWorkspace':true,'imageBuildCompute':'cpu','systemDatastoresAuthMode':'identity',"
                + "'publicNetworkAccess':'Disabled','privateEndpointConnections':[{'properties':{"
                + "'privateLinkServiceConnectionState':{'status':'Approved'}}}],"
                + "'managedNetwork':{'isolationMode':'AllowOnlyApprovedOutbound'},"
                + "'serviceProvisionedResourceGroup':'" + GROUP + "1234','encryption':{'status':'Enabled',"
                + "'keyVaultProperties':{'keyVaultArmId':'" + VAULT
                + "','keyIdentifier':'https://kv1.vault.azure.net/keys/seal/v1'}}}}");
    }
}
