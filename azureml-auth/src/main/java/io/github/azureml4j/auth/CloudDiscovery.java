package io.github.azureml4j.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A cloud as its Resource Manager's {@code /metadata/endpoints} describes it. Since 2022-09-01 that is one object, before
 * it was a list of all clouds; both are read, as the Azure CLI does.
 */
final class CloudDiscovery {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> VERSIONS = List.of("2022-09-01", "2019-05-01");
    private static final String AUDIENCES = "/authentication/audiences";

    /** Where the document has what; the last three only since 2022-09-01. */
    private static final Map<CloudRow, String> PLACES = new LinkedHashMap<>();

    static {
        PLACES.put(CloudRow.AUTHORITY_HOST, "/authentication/loginEndpoint");
        PLACES.put(CloudRow.STORAGE_SUFFIX, "/suffixes/storage");
        PLACES.put(CloudRow.VAULT_SUFFIX, "/suffixes/keyVaultDns");
        PLACES.put(CloudRow.REGISTRY_SUFFIX, "/suffixes/acrLoginServer");
        PLACES.put(CloudRow.PORTAL, "/portal");
        PLACES.put(CloudRow.GRAPH, "/microsoftGraphResourceId");
        PLACES.put(CloudRow.APPLICATION_INSIGHTS, "/appInsightsResourceId");
        PLACES.put(CloudRow.LOG_ANALYTICS, "/logAnalyticsResourceId");
    }

    private final String resourceManager;
    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    private CloudDiscovery(String resourceManager, JsonNode document) {
        this.resourceManager = resourceManager;
        this.document = document;
    }

    static AzureCloud of(URI resourceManager, Transport transport) {
        String origin = bare(resourceManager.toString());
        String fault = CloudRow.RESOURCE_MANAGER.fault(origin);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        return new CloudDiscovery(origin, own(origin, fetch(origin, transport))).cloud();
    }

    private AzureCloud cloud() {
        String name = document.path("name").asText(URI.create(resourceManager).getHost());
        Optional<AzureCloud> known = AzureCloud.builtIn().stream()
                .filter(cloud -> cloud.resourceManager().toString().equals(resourceManager))
                .findFirst();
        AzureCloudBuilder cloud =
                known.map(builtIn -> builtIn.toBuilder(name)).orElseGet(() -> AzureCloud.custom(name));
        cloud.resourceManager(resourceManager);
        checkResourceManager();
        PLACES.forEach((row, place) -> read(cloud, row, place));
        readAudiences(cloud);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    resourceManager + "/metadata/endpoints describes no cloud: " + String.join("; ", faults));
        }
        return cloud.build();
    }

    private void read(AzureCloudBuilder cloud, CloudRow row, String place) {
        String text = document.at(place).asText("");
        String value = text.isEmpty() ? null : clean(row, text);
        String fault = row.fault(value);
        if (fault != null) {
            faults.add(place + ": " + fault);
        } else if (row == CloudRow.AUTHORITY_HOST && value != null) {
            cloud.authorityHost(value);
        } else {
            cloud.set(row, value);
        }
    }

    /** ADFS has a path where Entra has a tenant; it is named as the tenant there. */
    private static String clean(CloudRow row, String text) {
        String bare = bare(text);
        return switch (row) {
            case AUTHORITY_HOST -> bare.endsWith("/adfs") ? bare.substring(0, bare.length() - 5) : bare;
            case STORAGE_SUFFIX, VAULT_SUFFIX, REGISTRY_SUFFIX -> bare.startsWith(".") ? bare.substring(1) : bare;
            default -> bare;
        };
    }

    /** A document may not send the caller's token to a host that the caller did not name. */
    private void checkResourceManager() {
        String named = bare(document.path("resourceManager").asText(resourceManager));
        if (!named.equals(resourceManager)) {
            faults.add("/resourceManager: names another one, " + named);
        }
    }

    private void readAudiences(AzureCloudBuilder cloud) {
        List<String> audiences = StreamSupport.stream(document.at(AUDIENCES).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        if (audiences.isEmpty()) {
            faults.add(AUDIENCES + ": is missing");
            return;
        }
        String first = audiences.get(0);
        boolean own = audiences.stream().anyMatch(audience -> bare(audience).equals(resourceManager));
        CloudRow row = own ? CloudRow.CLASSIC_AUDIENCE : CloudRow.RESOURCE_MANAGER_AUDIENCE;
        String fault = row.fault(first);
        if (fault != null) {
            faults.add(AUDIENCES + ": " + fault);
        } else if (!bare(first).equals(resourceManager)) {
            cloud.set(row, first);
        }
    }

    /** Of a list, the cloud whose Resource Manager was asked. */
    private static JsonNode own(String origin, JsonNode answer) {
        if (!answer.isArray()) {
            return answer;
        }
        List<JsonNode> clouds =
                StreamSupport.stream(answer.spliterator(), false).toList();
        return clouds.stream()
                .filter(cloud -> bare(cloud.path("resourceManager").asText()).equals(origin))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(origin + "/metadata/endpoints does not name itself, only "
                                + clouds.stream()
                                        .map(cloud -> cloud.path("name").asText())
                                        .toList()));
    }

    private static JsonNode fetch(String origin, Transport transport) {
        String refusal = "";
        for (String version : VERSIONS) {
            String address = origin + "/metadata/endpoints?api-version=" + version;
            Request request = new Request.Builder().url(address).build();
            try (Response response =
                    transport.unwrap(OkHttpClient.class).newCall(request).execute()) {
                if (response.code() == 200) {
                    return JSON.readTree(response.body().byteStream());
                }
                refusal = address + " answered " + response.code();
            } catch (IOException e) {
                throw new UncheckedIOException(address + " could not be read: " + e.getMessage(), e);
            }
        }
        throw new UncheckedIOException(new IOException(refusal));
    }

    private static String bare(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
