package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the clouds, against the table of the wire contract: what the official clients have, row by row. */
class CloudTableTest {

    private static final String GUID = "0b5c2d4e-0000-4000-8000-000000000001";

    private static final Map<String, Function<AzureCloud, Object>> ROWS = Map.ofEntries(
            Map.entry("name", AzureCloud::name),
            Map.entry("Entra authority host", AzureCloud::authorityHost),
            Map.entry("ARM endpoint", AzureCloud::resourceManager),
            Map.entry("ARM scope", AzureCloud::resourceManagerScope),
            Map.entry("classic ARM audience", AzureCloud::classicAudience),
            Map.entry("AML scope", AzureCloud::machineLearningScope),
            Map.entry("region API host", cloud -> cloud.regionEndpoint("R 1")),
            Map.entry("registry discovery host", AzureCloud::registryDiscovery),
            Map.entry("private-link API host", cloud -> cloud.privateEndpoint(GUID, "r1")),
            Map.entry("private-link certificate host", cloud -> cloud.privateCertificateEndpoint(GUID, "r1")),
            Map.entry("managed endpoint scoring host", cloud -> cloud.inferenceEndpoint("ep", "r1")),
            Map.entry("notebook suffix", AzureCloud::notebookSuffix),
            Map.entry("storage suffix", AzureCloud::storageSuffix),
            Map.entry("blob host", cloud -> cloud.blobEndpoint("acc")),
            Map.entry("blob scope", AzureCloud::storageScope),
            Map.entry("key vault suffix", AzureCloud::vaultSuffix),
            Map.entry("key vault scope", AzureCloud::vaultScope),
            Map.entry("ACR suffix", AzureCloud::registrySuffix),
            Map.entry("App Insights API", AzureCloud::applicationInsights),
            Map.entry("Log Analytics", AzureCloud::logAnalytics),
            Map.entry("Microsoft Graph", AzureCloud::graph),
            Map.entry("portal", AzureCloud::portal),
            Map.entry("Cosmos suffix", AzureCloud::cosmosSuffix));

    private static final String TABLE = """
            name | AzureCloud | AzureChinaCloud | AzureUSGovernment
            Entra authority host | https://login.microsoftonline.com | https://login.chinacloudapi.cn | https://login.microsoftonline.us
            ARM endpoint | https://management.azure.com | https://management.chinacloudapi.cn | https://management.usgovcloudapi.net
            ARM scope | https://management.azure.com/.default | https://management.chinacloudapi.cn/.default | https://management.usgovcloudapi.net/.default
            classic ARM audience | https://management.core.windows.net/ | https://management.core.chinacloudapi.cn/ | https://management.core.usgovcloudapi.net/
            AML scope | https://ml.azure.com/.default | https://ml.azure.cn/.default | https://ml.azure.us/.default
            region API host | https://r1.api.azureml.ms | https://r1.api.ml.azure.cn | https://r1.api.ml.azure.us
            registry discovery host | https://eastus.api.azureml.ms | https://chinaeast2.api.ml.azure.cn | https://usgovarizona.api.ml.azure.us
            private-link API host | https://GUID.workspace.r1.api.azureml.ms | https://GUID.workspace.r1.api.ml.azure.cn | https://GUID.workspace.r1.api.ml.azure.us
            private-link certificate host | https://GUID.workspace.r1.cert.api.azureml.ms | https://GUID.workspace.r1.cert.api.ml.azure.cn | https://GUID.workspace.r1.cert.api.ml.azure.us
            managed endpoint scoring host | https://ep.r1.inference.ml.azure.com | https://ep.r1.inference.ml.azure.cn | https://ep.r1.inference.ml.azure.us
            notebook suffix | notebooks.azure.net | notebooks.chinacloudapi.cn | notebooks.usgovcloudapi.net
            storage suffix | core.windows.net | core.chinacloudapi.cn | core.usgovcloudapi.net
            blob host | https://acc.blob.core.windows.net | https://acc.blob.core.chinacloudapi.cn | https://acc.blob.core.usgovcloudapi.net
            blob scope | https://storage.azure.com/.default | https://storage.azure.com/.default | https://storage.azure.com/.default
            key vault suffix | vault.azure.net | vault.azure.cn | vault.usgovcloudapi.net
            key vault scope | https://vault.azure.net/.default | https://vault.azure.cn/.default | https://vault.usgovcloudapi.net/.default
            ACR suffix | azurecr.io | azurecr.cn | azurecr.us
            App Insights API | https://api.applicationinsights.io | https://api.applicationinsights.azure.cn | https://api.applicationinsights.us
            Log Analytics | https://api.loganalytics.io | https://api.loganalytics.azure.cn | https://api.loganalytics.us
            Microsoft Graph | https://graph.microsoft.com | https://microsoftgraph.chinacloudapi.cn | https://graph.microsoft.us
            portal | https://portal.azure.com | https://portal.azure.cn | https://portal.azure.us
            Cosmos suffix | documents.azure.com | documents.azure.cn | documents.azure.us
            """.replace("GUID", GUID);

    @Test
    void everyCloudHasTheValuesOfTheContract() {
        List<String> lines = TABLE.lines().toList();
        for (String line : lines) {
            String[] columns = line.split(" \\| ", -1);
            Function<AzureCloud, Object> row = ROWS.get(columns[0]);
            for (int cloud = 0; cloud < 3; cloud++) {
                assertThat(row.apply(AzureCloud.builtIn().get(cloud)))
                        .as("%s of %s", columns[0], AzureCloud.builtIn().get(cloud))
                        .hasToString(columns[cloud + 1]);
            }
        }
        assertThat(lines).hasSameSizeAs(ROWS.entrySet());
    }

    @ParameterizedTest
    @CsvSource({"0, api.azureml.ms", "1, api.ml.azure.cn", "2, api.ml.azure.us"})
    void privateHostsAreRegionHostsOfTheirCloudAlone(int index, String suffix) {
        AzureCloud cloud = AzureCloud.builtIn().get(index);

        assertThat(List.of(cloud.privateEndpoint(GUID, "r1"), cloud.privateCertificateEndpoint(GUID, "r1")))
                .allMatch(cloud::isRegionEndpoint)
                .noneMatch(host -> AzureCloud.builtIn().stream()
                        .anyMatch(other -> !other.equals(cloud) && other.isRegionEndpoint(host)))
                .allMatch(host -> host.getHost().endsWith(suffix));
    }
}
