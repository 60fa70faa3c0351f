package io.github.azureml4j.local.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArmWireTest {

    private static final String VERSION = "?api-version=2024-03-01";

    private AzureMlLocal local;
    private WireClient wire;

    @BeforeEach
    void start() {
        local = AzureMlLocal.start();
        wire = new WireClient(local);
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void groupIsCreatedOnceAndThenUpdated() {
        Answer created =
                wire.arm("PUT", group("rg-clinic"), "{\"location\":\"East US 2\",\"tags\":{\"stage\":\"dev\"}}");
        Answer updated = wire.arm("PUT", group("RG-Clinic"), "{\"location\":\"eastus2\",\"tags\":{}}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("location").asText()).isEqualTo("eastus2");
        assertThat(created.json().at("/tags/stage").asText()).isEqualTo("dev");
        assertThat(created.json().at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json().path("name").asText()).isEqualTo("rg-clinic");
        assertThat(updated.json().path("tags")).isEmpty();
    }

    @Test
    void tagNamesThatAzureKeepsToItselfAreRefused() {
        makeGroup("rg-a");
        String account = group("rg-a").replace(VERSION, "")
                + "/providers/Microsoft.Storage/storageAccounts/tagged?api-version=2023-05-01";
        String rest = "\"location\":\"eastus\",\"kind\":\"StorageV2\",\"sku\":{\"name\":\"Standard_LRS\"}}";

        for (String name : List.of("azureml4j-team", "Microsoft.x", "WINDOWS")) {
            String body = "{\"tags\":{\"" + name + "\":\"x\"}," + rest;
            assertThat(wire.arm("PUT", group("rg-a"), body).errorCode()).isEqualTo("ReservedTagName");
            assertThat(wire.arm("PUT", account, body).errorCode()).isEqualTo("ReservedTagName");
        }
        assertThat(wire.arm("PUT", account, "{\"tags\":{\"made-by-azureml4j\":\"x\"}," + rest)
                        .status())
                .isLessThan(300);
    }

    @Test
    void groupsAreListedReadAndChecked() {
        makeGroup("rg-a");
        makeGroup("rg-b");

        assertThat(wire.arm("GET", groups(), null).json().path("value")).hasSize(2);
        assertThat(wire.arm("GET", group("rg-a"), null).json().path("id").asText())
                .isEqualTo("/subscriptions/" + local.subscriptionId() + "/resourceGroups/rg-a");
        assertThat(wire.arm("HEAD", group("rg-a"), null).status()).isEqualTo(204);
        assertThat(wire.arm("HEAD", group("rg-c"), null).status()).isEqualTo(404);
        assertThat(wire.arm("GET", group("rg-c"), null).errorCode()).isEqualTo("ResourceGroupNotFound");
    }

    @Test
    void tagsArePatched() {
        makeGroup("rg-a");

        Answer answer = wire.arm("PATCH", group("rg-a"), "{\"tags\":{\"owner\":\"ada\"}}");

        assertThat(answer.json().at("/tags/owner").asText()).isEqualTo("ada");
    }

    @Test
    void groupStaysInItsRegion() {
        makeGroup("rg-a");

        Answer moved = wire.arm("PUT", group("rg-a"), "{\"location\":\"westus\"}");

        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.errorCode()).isEqualTo("InvalidResourceGroupLocation");
    }

    @Test
    void groupNeedsALocation() {
        assertThat(wire.arm("PUT", group("rg-a"), "{}").errorCode()).isEqualTo("LocationRequired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ends.", "sp%20ace", "a%26b", "x%7Cy"})
    void groupNamesAreChecked(String name) {
        Answer answer = wire.arm("PUT", group(name), "{\"location\":\"eastus\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("InvalidResourceGroup");
    }

    @Test
    void deletionOfAGroupTakesItsContentsWithIt() {
        makeGroup("rg-a");
        wire.arm("PUT", insights("rg-a"), "{\"location\":\"eastus\",\"kind\":\"web\"}");

        Answer accepted = wire.arm("DELETE", group("rg-a"), null);
        String location = accepted.header("Location").substring(WireClient.ARM.length());

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Retry-After")).isEqualTo("1");
        assertThat(wire.arm("GET", location, null).status()).isEqualTo(202);
        assertThat(wire.arm("GET", group("rg-a"), null)
                        .json()
                        .at("/properties/provisioningState")
                        .asText())
                .isEqualTo("Deleting");
        assertThat(wire.arm("PUT", insights("rg-a"), "{\"location\":\"eastus\"}")
                        .errorCode())
                .isEqualTo("ResourceGroupBeingDeleted");

        local.clock().advance(Duration.ofSeconds(2));

        assertThat(wire.arm("GET", location, null).status()).isEqualTo(204);
        assertThat(wire.arm("GET", group("rg-a"), null).status()).isEqualTo(404);
        makeGroup("rg-a");
        assertThat(wire.arm("GET", insights("rg-a"), null).errorCode()).isEqualTo("ResourceNotFound");
    }

    @Test
    void insightsComponentKeepsItsKeys() {
        makeGroup("rg-a");
        String body = "{\"location\":\"eastus\",\"kind\":\"web\",\"properties\":{\"Application_Type\":\"web\"}}";

        Answer first = wire.arm("PUT", insights("rg-a"), body);
        Answer second = wire.arm("PUT", insights("rg-a"), body);

        assertThat(first.json().at("/properties/InstrumentationKey").asText())
                .isNotEmpty()
                .isEqualTo(second.json().at("/properties/InstrumentationKey").asText());
        assertThat(wire.arm("GET", base() + "/resourceGroups/RG-A/resources" + VERSION, null)
                        .json()
                        .at("/value/0/type")
                        .asText())
                .isEqualTo("Microsoft.Insights/components");
        assertThat(wire.arm("DELETE", insights("rg-a"), null).status()).isEqualTo(200);
        assertThat(wire.arm("DELETE", insights("rg-a"), null).status()).isEqualTo(204);
    }

    @Test
    void providerIsRegisteredAfterAWhile() {
        String provider = base() + "/providers/Microsoft.Search";
        assertThat(state(wire.arm("GET", provider + VERSION, null))).isEqualTo("NotRegistered");

        assertThat(state(wire.arm("POST", provider + "/register" + VERSION, null)))
                .isEqualTo("Registering");
        local.clock().advance(Duration.ofSeconds(2));

        assertThat(state(wire.arm("GET", provider + VERSION, null))).isEqualTo("Registered");
        assertThat(wire.arm("GET", base() + "/providers/Microsoft.Nothing" + VERSION, null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void signInToolsFindTheTenantAndTheSubscription() {
        Answer subscriptions = wire.arm("GET", "/subscriptions?api-version=2019-11-01", null);
        Answer tenants = wire.arm("GET", "/tenants?api-version=2019-11-01", null);

        assertThat(subscriptions.json().at("/value/0/subscriptionId").asText()).isEqualTo(local.subscriptionId());
        assertThat(subscriptions.json().at("/value/0/tenantId").asText()).isEqualTo(local.tenantId());
        assertThat(tenants.json().at("/value/0/tenantId").asText()).isEqualTo(local.tenantId());
    }

    @Test
    void otherSubscriptionsAreUnknown() {
        String other = "/subscriptions/11111111-1111-1111-1111-111111111111";

        assertThat(wire.arm("GET", other + "?api-version=2022-12-01", null).errorCode())
                .isEqualTo("SubscriptionNotFound");
        assertThat(wire.arm("GET", other + "/resourcegroups" + VERSION, null).status())
                .isEqualTo(404);
    }

    @Test
    void cloudsAreDescribedToAnyone() {
        Answer answer = wire.send("GET", WireClient.ARM + "/metadata/endpoints?api-version=2019-05-01", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/1/name").asText()).isEqualTo("AzureChinaCloud");
        assertThat(answer.json().at("/0/authentication/audiences/0").asText())
                .isEqualTo("https://management.core.windows.net/");
    }

    @ParameterizedTest
    @CsvSource({
        "management.azure.com, AzureCloud, https://api.loganalytics.io",
        "management.chinacloudapi.cn, AzureChinaCloud, https://api.loganalytics.azure.cn",
        "management.usgovcloudapi.net, AzureUSGovernment, https://api.loganalytics.us"
    })
    void cloudDescribesItselfAloneInTheFormOfToday(String host, String name, String logAnalytics) {
        Answer answer = wire.send("GET", "https://" + host + "/metadata/endpoints?api-version=2022-09-01", null);

        assertThat(answer.json().path("name").asText()).isEqualTo(name);
        assertThat(answer.json().path("resourceManager").asText()).isEqualTo("https://" + host + "/");
        assertThat(answer.json().path("logAnalyticsResourceId").asText()).isEqualTo(logAnalytics);
    }

    @Test
    void filtersAreNotPretended() {
        assertThat(wire.arm("GET", base() + "/resources" + VERSION + "&$filter=x", null)
                        .status())
                .isEqualTo(501);
    }

    private void makeGroup(String name) {
        assertThat(wire.arm("PUT", group(name), "{\"location\":\"eastus\"}").status())
                .isEqualTo(201);
    }

    private static String state(Answer answer) {
        return answer.json().path("registrationState").asText();
    }

    private String base() {
        return "/subscriptions/" + local.subscriptionId();
    }

    private String groups() {
        return base() + "/resourcegroups" + VERSION;
    }

    private String group(String name) {
        return base() + "/resourcegroups/" + name + VERSION;
    }

    private String insights(String group) {
        return base() + "/resourceGroups/" + group
                + "/providers/microsoft.insights/components/appi?api-version=2020-02-02";
    }
}
