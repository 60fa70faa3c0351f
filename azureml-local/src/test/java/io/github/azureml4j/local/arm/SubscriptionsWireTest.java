package io.github.azureml4j.local.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WirePrincipal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subscriptions keep to themselves: groups, resources, registrations of providers, and who sees them. */
class SubscriptionsWireTest {

    private static final String VERSION = "?api-version=2024-03-01";
    private static final String LOGS =
            "/providers/Microsoft.OperationalInsights/workspaces/logs?api-version=2020-08-01";

    private AzureMlLocal local;
    private WireClient wire;
    private String first;
    private String second;

    @BeforeEach
    void start() {
        local = AzureMlLocal.start();
        wire = new WireClient(local);
        first = "/subscriptions/" + local.subscriptionId();
        second = "/subscriptions/" + local.subscriptions().add("research");
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void subscriptionsAreListedWithTheirNames() {
        JsonNode listed = get("/subscriptions?api-version=2022-12-01");

        assertThat(listed.path("value").findValuesAsText("displayName")).containsExactly("azureml-local", "research");
        assertThat(local.subscriptions().ids()).hasSize(2).first().isEqualTo(local.subscriptionId());
        assertThat(get(second + "?api-version=2022-12-01").path("displayName").asText())
                .isEqualTo("research");
    }

    @Test
    void othersSeeASubscriptionOnceTheyHoldARoleInIt() {
        WirePrincipal guest = new WirePrincipal(local, "guest").holding("Reader", second);

        assertThat(guest.arm("GET", "/subscriptions?api-version=2022-12-01", null)
                        .json()
                        .path("value")
                        .findValuesAsText("displayName"))
                .containsExactly("research");
    }

    @Test
    void groupsOfOneSubscriptionAreNotOfAnother() {
        group(first, "eastus");

        assertThat(get(second + "/resourcegroups/rg" + VERSION)
                        .at("/error/code")
                        .asText())
                .isEqualTo("ResourceGroupNotFound");
        group(second, "westus");
        assertThat(get(first + "/resourcegroups/rg" + VERSION).path("location").asText())
                .isEqualTo("eastus");
        assertThat(get(second + "/resourcegroups" + VERSION).path("value")).hasSize(1);
    }

    @Test
    void deletionOfAGroupLeavesItsNamesakeAlone() {
        group(first, "eastus");
        group(second, "eastus");
        register(second, "Microsoft.OperationalInsights");
        put(first + "/resourceGroups/rg" + LOGS);
        put(second + "/resourceGroups/rg" + LOGS);

        wire.arm("DELETE", first + "/resourcegroups/rg" + VERSION, null);
        local.clock().advance(Duration.ofSeconds(2));

        assertThat(get(first + "/resourcegroups/rg" + VERSION).at("/error/code").asText())
                .isEqualTo("ResourceGroupNotFound");
        assertThat(get(second + "/resourceGroups/rg" + LOGS).path("name").asText())
                .isEqualTo("logs");
    }

    @Test
    void newSubscriptionHasNoProviderOfMachineLearning() {
        group(second, "eastus");

        Answer refused = put(second + "/resourceGroups/rg" + LOGS);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.errorCode()).isEqualTo("MissingSubscriptionRegistration");
        assertThat(refused.json().at("/error/details/0/target").asText()).isEqualTo("Microsoft.OperationalInsights");
        register(second, "Microsoft.OperationalInsights");
        assertThat(put(second + "/resourceGroups/rg" + LOGS).status()).isEqualTo(201);
        assertThat(state(first, "Microsoft.OperationalInsights")).isEqualTo("Registered");
    }

    @Test
    void refusalIsRepeatedForTheSameRequestId() {
        group(second, "eastus");
        String url = WireClient.ARM + second + "/resourceGroups/rg" + LOGS;

        assertThat(sent(url, "one").status()).isEqualTo(409);
        register(second, "Microsoft.OperationalInsights");

        assertThat(sent(url, "one").status()).isEqualTo(409);
        assertThat(sent(url, "two").status()).isEqualTo(201);
    }

    @Test
    void registrationCanBeTakenBack() {
        wire.arm("POST", first + "/providers/Microsoft.KeyVault/unregister" + VERSION, "");
        assertThat(state(first, "Microsoft.KeyVault")).isEqualTo("Unregistering");
        local.clock().advance(Duration.ofSeconds(2));
        assertThat(state(first, "Microsoft.KeyVault")).isEqualTo("NotRegistered");

        local.subscriptions().unregister(local.subscriptionId(), "Microsoft.Storage");
        assertThat(state(first, "Microsoft.Storage")).isEqualTo("NotRegistered");
        assertThatThrownBy(() -> local.subscriptions().unregister(local.subscriptionId(), "Contoso.Nothing"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "management.azure.com, eastus2, chinaeast2",
        "management.chinacloudapi.cn, chinaeast2, eastus",
        "management.usgovcloudapi.net, usgovvirginia, eastus"
    })
    void cloudKnowsItsOwnRegionsAlone(String host, String known, String unknown) {
        String arm = "https://" + host + first;
        String token = wire.token(WireClient.ARM);

        List<String> listed = wire.json(token, "GET", arm + "/locations?api-version=2022-12-01", null)
                .json()
                .path("value")
                .findValuesAsText("name");
        Answer refused = wire.json(token, "PUT", arm + "/resourcegroups/rg" + VERSION, location(unknown));

        assertThat(listed).contains(known).doesNotContain(unknown);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("LocationNotAvailableForResourceGroup");
    }

    @Test
    void resourceOfAnUnknownRegionIsRefusedWithItsType() {
        group(first, "eastus");

        Answer refused = wire.arm("PUT", first + "/resourceGroups/rg" + LOGS, location("atlantis"));

        assertThat(refused.errorCode()).isEqualTo("LocationNotAvailableForResourceType");
        assertThat(refused.text())
                .contains("'atlantis' is not available for resource type 'Microsoft.OperationalInsights/workspaces'");
    }

    @Test
    void listsOfResourcesAreFiltered() {
        group(first, "eastus");
        String body = "{\"location\":\"eastus\",\"tags\":{\"stage\":\"dev\"}}";
        wire.arm("PUT", first + "/resourceGroups/rg" + LOGS, body);
        put(first + "/resourceGroups/rg/providers/Microsoft.Insights/components/appi?api-version=2020-02-02");

        assertThat(names("resourceType eq 'Microsoft.Insights/components'")).containsExactly("appi");
        assertThat(names("tagName eq 'stage' and tagValue eq 'dev'")).containsExactly("logs");
        assertThat(names("tagName eq 'stage' and tagValue eq 'prod'")).isEmpty();
        assertThat(names("substringof('og', name)")).containsExactly("logs");
        assertThat(names("name eq 'APPI'")).containsExactly("appi");
    }

    @Test
    void listsShowWhatTheCallerMayReadAlone() {
        group(first, "eastus");
        put(first + "/resourceGroups/rg" + LOGS);
        put(first + "/resourceGroups/rg/providers/Microsoft.Insights/components/appi?api-version=2020-02-02");
        String logs = LOGS.substring(0, LOGS.indexOf('?'));
        WirePrincipal reader =
                new WirePrincipal(local, "reader").holding("Reader", first + "/resourceGroups/rg" + logs);

        assertThat(reader.arm("GET", first + "/resourceGroups/rg/resources" + VERSION, null)
                        .json()
                        .path("value")
                        .findValuesAsText("name"))
                .containsExactly("logs");
    }

    private List<String> names(String filter) {
        String query = "&$filter=" + filter.replace(" ", "%20").replace("'", "%27");
        return get(first + "/resources" + VERSION + query).path("value").findValuesAsText("name");
    }

    private void group(String subscription, String region) {
        assertThat(wire.arm("PUT", subscription + "/resourcegroups/rg" + VERSION, location(region))
                        .status())
                .isEqualTo(201);
    }

    private Answer put(String path) {
        return wire.arm("PUT", path, location("eastus"));
    }

    private Answer sent(String url, String requestId) {
        return wire.send(
                "PUT",
                url,
                location("eastus"),
                "Authorization",
                "Bearer " + wire.token(WireClient.ARM),
                "x-ms-client-request-id",
                requestId);
    }

    private void register(String subscription, String provider) {
        wire.arm("POST", subscription + "/providers/" + provider + "/register" + VERSION, "");
    }

    private String state(String subscription, String provider) {
        return get(subscription + "/providers/" + provider + VERSION)
                .path("registrationState")
                .asText();
    }

    private JsonNode get(String path) {
        return wire.arm("GET", path, null).json();
    }

    private static String location(String region) {
        return "{\"location\":\"" + region + "\"}";
    }
}
