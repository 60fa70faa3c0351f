package io.github.azureml4j.local.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WorkspaceFixture;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.http.ServerIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** From the request for a service to its end (modelManagement.json 2019-09-30, Services_* and Operations_Get). */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class ServiceLifeTest {

    private AzureMlLocal local;
    private ServiceFixture services;

    @BeforeEach
    void start() {
        local = AzureMlLocal.start();
        services = new ServiceFixture(local);
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void operationNamesItsServiceAndItsTimes() {
        Answer accepted = services.create(services.aci("timed"));
        JsonNode service = services.get("timed");
        JsonNode operation = services.ended(accepted);

        assertThat(service.path("state").asText()).isEqualTo("Transitioning");
        assertThat(service.path("operationId")).isEqualTo(operation.path("id"));
        assertThat(operation.path("state").asText()).isEqualTo("Succeeded");
        assertThat(operation.path("resourceLocation").asText()).endsWith("/services/timed");
        assertThat(operation.path("endTime").asText())
                .isGreaterThan(operation.path("createdTime").asText());
        assertThat(services.get("timed").path("state").asText()).isEqualTo("Healthy");
    }

    @Test
    void operationsOfOtherRoomsAreNotShown() {
        String location =
                services.workspace().arm("PUT", "/computes/cpu", cluster()).header("Azure-AsyncOperation");
        String id = location.replaceAll("^.*/|\\?.*$", "");

        assertThat(services.ask("GET", "/operations/" + id, null).status()).isEqualTo(404);
    }

    @Test
    void programSeesItsModelsAndVariables() {
        services.workspace().artifacts("POST", "/LocalUpload/weights/content?path=model.json", "{}");
        ObjectNode model = Json.object();
        model.withObject("/properties")
                .put(
                        "modelUri",
                        "azureml:/" + services.workspace().scope()
                                + "/datastores/workspaceartifactstore/paths/LocalUpload/weights/model.json");
        Answer registered = services.workspace().arm("PUT", "/models/diagnosis/versions/3", model);
        assertThat(registered.status()).as(registered::text).isEqualTo(201);
        ObjectNode request = services.aci("modelled");
        request.withObject("/environmentImageRequest").putArray("modelIds").add("diagnosis:3");
        request.withObject("/environmentImageRequest/environment/environmentVariables")
                .put("PROBE", "seen");

        Answer answer = services.score(services.deployed(request), "", "1");

        assertThat(ServiceFixture.seen(answer, "models")).isEqualTo("diagnosis/3/model.json={}");
        assertThat(ServiceFixture.seen(answer, "variable")).isEqualTo("seen");
        assertThat(found("modelId=diagnosis:3")).containsExactly("modelled");
        assertThat(found("modelName=diagnosis")).containsExactly("modelled");
        assertThat(found("modelName=diag")).isEmpty();
    }

    @Test
    void programThatEndsLeavesItsServiceUnhealthy() {
        JsonNode service = services.deployed(services.aci("mortal"));
        long pid = pid("mortal");

        assertThat(services.score(service, "", "die").status()).isEqualTo(502);
        ServiceFixture.awaitEnd(pid);
        JsonNode after = WorkspaceFixture.until(
                now -> !now.path("state").asText().equals("Healthy"), () -> services.get("mortal"));

        assertThat(after.path("state").asText()).isEqualTo("Unhealthy");
        assertThat(services.score(service, "", "1").status()).isEqualTo(502);
        assertThat(logs("mortal")).contains("dying");
    }

    @Test
    void logsAreTheLastLinesOfTheProgram() {
        services.deployed(services.aci("talkative"));

        assertThat(logs("talkative")).contains("pid ").contains("gr\u00fc\u00dfe");
        assertThat(services.ask("GET", "/services/talkative/logs?tail=1", null)
                        .json()
                        .path("content")
                        .asText())
                .isEqualTo("gr\u00fc\u00dfe");
    }

    @Test
    void deletingEndsTheProgramAndFreesTheHost() {
        JsonNode service = services.deployed(services.aci("gone").put("dnsNameLabel", "label"));
        long pid = pid("gone");
        Path directory = Path.of(ServiceFixture.seen(services.score(service, "", "1"), "directory"));
        assertThat(service.path("scoringUri").asText()).isEqualTo("http://label.eastus.azurecontainer.io/score");

        assertThat(services.ask("DELETE", "/services/gone", null).status()).isEqualTo(200);

        ServiceFixture.awaitEnd(pid);
        awaitDeletion(directory);
        assertThat(services.score(service, "", "1").status()).isEqualTo(502);
        assertThat(services.ask("GET", "/services/gone", null).status()).isEqualTo(404);
        assertThat(services.ask("DELETE", "/services/gone", null).status()).isEqualTo(204);
        assertThat(services.deployed(services.aci("next").put("dnsNameLabel", "label"))
                        .path("state")
                        .asText())
                .isEqualTo("Healthy");
    }

    @Test
    void deletingInTransitionEndsTheProgramToo() {
        services.upload("silent", "echo pid $$; exec sleep 600");
        Answer accepted = services.create(services.aci("silent", "silent"));
        WorkspaceFixture.until(
                log -> log.path("content").asText().contains("pid"),
                () -> services.ask("GET", "/services/silent/logs", null).json());
        long pid = pid("silent");

        services.ask("DELETE", "/services/silent", null);

        ServiceFixture.awaitEnd(pid);
        JsonNode operation = services.ended(accepted);
        assertThat(operation.path("state").asText()).isEqualTo("Failed");
        assertThat(operation.at("/error/code").asText()).isEqualTo("ServiceDeleted");
        services.deployed(services.aci("silent"));
    }

    @Test
    void closingEndsEveryProgram() {
        services.deployed(services.aci("running"));
        services.upload("silent", "echo pid $$; exec sleep 600");
        services.create(services.aci("starting", "silent"));
        WorkspaceFixture.until(
                log -> log.path("content").asText().contains("pid"),
                () -> services.ask("GET", "/services/starting/logs", null).json());
        List<Long> pids = List.of(pid("running"), pid("starting"));
        Path directory = Path.of(ServiceFixture.seen(services.score(services.get("running"), "", "1"), "directory"));

        local.close();

        assertThat(pids).allSatisfy(ServiceFixture::awaitEnd);
        assertThat(directory.getParent().getParent()).doesNotExist();
    }

    @Test
    void workspaceTakesItsServicesWithIt() {
        services.deployed(services.aci("dependent"));
        long pid = pid("dependent");

        services.workspace().arm("DELETE", "", MissingNode.getInstance());
        local.clock().advance(Duration.ofSeconds(2));
        services.workspace().arm("GET", "", MissingNode.getInstance());

        ServiceFixture.awaitEnd(pid);
    }

    @Test
    void nameIsTakenUnlessItIsToBeOverwritten() {
        JsonNode first = services.deployed(services.aci("named").put("dnsNameLabel", "named"));
        long pid = pid("named");

        Answer second = services.create(services.aci("named"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().path("code").asText()).isEqualTo("ServiceAlreadyExists");

        JsonNode third = services.deployed(
                services.aci("named").put("dnsNameLabel", "named").put("overwrite", true));
        ServiceFixture.awaitEnd(pid);
        assertThat(third.path("operationId")).isNotEqualTo(first.path("operationId"));
        assertThat(services.score(third, "", "1").status()).isEqualTo(200);
    }

    @Test
    void addressBelongsToOneService() {
        JsonNode first = services.deployed(services.aci("first").put("dnsNameLabel", "shared"));

        JsonNode operation =
                services.ended(services.create(services.aci("second").put("dnsNameLabel", "shared")));

        assertThat(operation.at("/error/code").asText()).isEqualTo("AddressNotAvailable");
        assertThat(services.score(first, "", "1").status()).isEqualTo(200);
    }

    @Test
    void ownCertificateIsShownUnderItsName() throws Exception {
        ServerIdentity identity = local.certificateFor("score.clinic.example");
        ObjectNode request = services.aci("sealed").put("sslEnabled", true).put("cname", "score.clinic.example");
        request.put("sslCertificate", identity.chainPem()).put("sslKey", identity.keyPem());

        JsonNode service = services.deployed(request);
        Answer answer = services.score(service, "", "1");

        assertThat(service.path("scoringUri").asText()).isEqualTo("https://score.clinic.example/score");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().sslSession().orElseThrow().getPeerCertificates()[0])
                .isEqualTo(identity.chain().get(0));
        assertThat(service.has("sslKey")).isFalse();
        services.ask("DELETE", "/services/sealed", null);
        assertThatThrownBy(() -> new WireClient(local).send("GET", "https://score.clinic.example/", null))
                .hasStackTraceContaining("502");
    }

    @Test
    void otherCloudsHaveTheirOwnHosts() {
        JsonNode china = services.deployed(services.aci("china").put("location", "China East 2"));
        JsonNode government = services.deployed(services.aci("government").put("location", "usgovvirginia"));

        assertThat(china.path("scoringUri").asText()).endsWith(".chinaeast2.azurecontainer.console.azure.cn/score");
        assertThat(government.path("scoringUri").asText())
                .endsWith(".usgovvirginia.azurecontainer.console.azure.us/score");
        assertThat(services.score(china, "", "1").status()).isEqualTo(200);
        assertThat(services.score(government, "", "1").status()).isEqualTo(200);
    }

    @Test
    void customersKeyMustBeThereAndEnabled() {
        ArmFixture arm = new ArmFixture(local);
        String key = arm.key("clinicvault", "cmk");

        assertThat(services.deployed(encrypted("encrypted", key))
                        .at("/encryptionProperties/keyName")
                        .asText())
                .isEqualTo("cmk");
        arm.disable(key);
        JsonNode disabled = services.ended(services.create(encrypted("disabled", key)));
        JsonNode missing = services.ended(services.create(encrypted("missing", key.replace("/cmk/", "/other/"))));

        assertThat(disabled.at("/error/code").asText()).isEqualTo("InaccessibleEncryptionKey");
        assertThat(missing.at("/error/code").asText()).isEqualTo("InaccessibleEncryptionKey");
        assertThat(services.get("disabled").path("state").asText()).isEqualTo("Failed");
        assertThat(services.get("disabled").at("/error/message").asText()).contains(key);
    }

    @Test
    void listIsFilteredOrderedAndPaged() {
        services.cluster("aks-test");
        ObjectNode tagged = services.aci("tagged");
        tagged.putObject("kvTags").put("stage", "test").put("team", "a");
        services.create(tagged);
        local.clock().advance(Duration.ofSeconds(1));
        services.create(services.aks("on-aks", "aks-test"));

        assertThat(found("")).containsExactly("on-aks", "tagged");
        assertThat(found("orderby=CreatedAtAsc")).containsExactly("tagged", "on-aks");
        assertThat(found("name=tagged")).containsExactly("tagged");
        assertThat(found("computeType=aks")).containsExactly("on-aks");
        assertThat(found("tags=stage=test,team")).containsExactly("tagged");
        assertThat(found("tags=stage=live")).isEmpty();
        assertThat(found("imageName=any")).isEmpty();
        assertThat(services.ask("GET", "/services?orderby=Name", null).status()).isEqualTo(400);

        JsonNode page = services.ask("GET", "/services?count=1", null).json();
        String next = page.path("nextLink").asText();
        assertThat(names(page)).containsExactly("on-aks");
        assertThat(found(next.substring(next.indexOf('?') + 1))).containsExactly("tagged");
    }

    private ObjectNode encrypted(String name, String key) {
        String[] parts = key.split("/", -1);
        ObjectNode request = services.aci(name);
        request.putObject("encryptionProperties")
                .put("vaultBaseUrl", "https://" + parts[2])
                .put("keyName", parts[4])
                .put("keyVersion", parts[5]);
        return request;
    }

    private static ObjectNode cluster() {
        ObjectNode cluster = Json.object().put("location", "eastus");
        cluster.withObject("/properties").put("computeType", "AmlCompute");
        cluster.withObject("/properties/properties").put("vmSize", "STANDARD_DS3_V2");
        return cluster;
    }

    private List<String> found(String query) {
        JsonNode page = services.ask("GET", "/services?" + query, null).json();
        assertThat(page.has("nextLink")).isFalse();
        return names(page);
    }

    private static List<String> names(JsonNode page) {
        return StreamSupport.stream(page.path("value").spliterator(), false)
                .map(service -> service.path("name").asText())
                .toList();
    }

    private String logs(String name) {
        return services.ask("GET", "/services/" + name + "/logs", null)
                .json()
                .path("content")
                .asText();
    }

    private long pid(String name) {
        return Long.parseLong(logs(name)
                .lines()
                .filter(line -> line.startsWith("pid "))
                .findFirst()
                .orElseThrow()
                .substring(4));
    }

    private static void awaitDeletion(Path directory) {
        while (Files.exists(directory)) {
            Thread.onSpinWait();
        }
    }
}
