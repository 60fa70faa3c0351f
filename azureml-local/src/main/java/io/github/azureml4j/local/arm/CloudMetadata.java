package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;
import java.util.List;

/**
 * {@code /metadata/endpoints}, for clients that learn a cloud from its ARM (contract 1.1): since 2022-09-01 the cloud that
 * was asked, before that a list of all three. The form of 2022-09-01 as the Azure CLI and go-azure-sdk read it.
 */
final class CloudMetadata {

    private static final String SINGLE = "2022-09-01";

    private static final List<Cloud> CLOUDS = List.of(
            new Cloud(
                    "AzureCloud",
                    "https://login.microsoftonline.com",
                    List.of("https://management.core.windows.net/", "https://management.azure.com/"),
                    "https://management.azure.com/",
                    "https://graph.microsoft.com/",
                    "https://portal.azure.com",
                    "core.windows.net",
                    "vault.azure.net",
                    "azurecr.io",
                    "https://api.applicationinsights.io",
                    "https://api.loganalytics.io"),
            new Cloud(
                    "AzureChinaCloud",
                    "https://login.chinacloudapi.cn",
                    List.of("https://management.core.chinacloudapi.cn/", "https://management.chinacloudapi.cn/"),
                    "https://management.chinacloudapi.cn/",
                    "https://microsoftgraph.chinacloudapi.cn",
                    "https://portal.azure.cn",
                    "core.chinacloudapi.cn",
                    "vault.azure.cn",
                    "azurecr.cn",
                    "https://api.applicationinsights.azure.cn",
                    "https://api.loganalytics.azure.cn"),
            new Cloud(
                    "AzureUSGovernment",
                    "https://login.microsoftonline.us",
                    List.of("https://management.core.usgovcloudapi.net/", "https://management.usgovcloudapi.net/"),
                    "https://management.usgovcloudapi.net/",
                    "https://graph.microsoft.us/",
                    "https://portal.azure.us",
                    "core.usgovcloudapi.net",
                    "vault.usgovcloudapi.net",
                    "azurecr.us",
                    "https://api.applicationinsights.us",
                    "https://api.loganalytics.us"));

    private CloudMetadata() {}

    static void declare(Section section) {
        section.contract(Contract.unpublished(SINGLE))
                .get("/metadata/endpoints", "CloudMetadata_Get", CloudMetadata::answer);
    }

    private static Reply answer(Exchange exchange) {
        String version = exchange.query("api-version");
        if (version != null && version.compareTo(SINGLE) >= 0) {
            return Reply.ok(asked(exchange.hostName()).toWireOfToday());
        }
        ArrayNode body = Json.array();
        CLOUDS.forEach(cloud -> body.add(cloud.toWire()));
        return Reply.ok(body);
    }

    private static Cloud asked(String host) {
        return CLOUDS.stream()
                .filter(cloud -> cloud.resourceManager.contains("//" + host + "/"))
                .findFirst()
                .orElse(CLOUDS.get(0));
    }

    private record Cloud(
            String name,
            String login,
            List<String> audiences,
            String resourceManager,
            String graph,
            String portal,
            String storage,
            String vault,
            String registry,
            String applicationInsights,
            String logAnalytics) {

        ObjectNode toWireOfToday() {
            return toWire().put("appInsightsResourceId", applicationInsights)
                    .put("logAnalyticsResourceId", logAnalytics);
        }

        ObjectNode toWire() {
            ObjectNode body = Json.object().put("name", name).put("portal", portal);
            ObjectNode authentication = body.putObject("authentication").put("loginEndpoint", login);
            audiences.forEach(authentication.putArray("audiences")::add);
            authentication.put("tenant", "common").put("identityProvider", "AAD");
            body.put("resourceManager", resourceManager).put("microsoftGraphResourceId", graph);
            body.putObject("suffixes")
                    .put("storage", storage)
                    .put("keyVaultDns", vault)
                    .put("acrLoginServer", registry);
            return body;
        }
    }
}
