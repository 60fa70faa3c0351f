package io.github.azureml4j.local.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.front.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services that are refused, and those whose programs never answer. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class ServiceFailureTest {

    private static AzureMlLocal local;
    private static ServiceFixture services;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.builder()
                .programStartLimit(Duration.ofMillis(1500))
                .start();
        services = new ServiceFixture(local);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void crashAtTheStartFailsWithItsLastLinesAndLeavesNothing() {
        services.upload("crash", "pwd; echo pid $$; echo no model >&2; sleep 600 & echo pid $!; exit 3");

        JsonNode operation = services.ended(services.create(services.aci("crash", "crash")));

        assertThat(operation.path("state").asText()).isEqualTo("Failed");
        assertThat(operation.at("/error/code").asText()).isEqualTo("DeploymentFailed");
        assertThat(operation.at("/error/statusCode").asInt()).isEqualTo(400);
        String message = operation.at("/error/message").asText();
        assertThat(message).contains("exit code 3").contains("no model");
        assertThat(services.get("crash").path("state").asText()).isEqualTo("Failed");
        assertThat(services.get("crash").path("error")).isEqualTo(operation.path("error"));
        assertThat(services.ask("GET", "/services/crash/logs", null)
                        .json()
                        .path("content")
                        .asText())
                .contains("no model");
        assertNothingLeft(message);
    }

    @Test
    void programThatTakesTooLongIsEnded() {
        services.upload("slow", "pwd; echo pid $$; exec sleep 600");

        JsonNode operation = services.ended(services.create(services.aci("slow", "slow")));

        String message = operation.at("/error/message").asText();
        assertThat(operation.path("state").asText()).isEqualTo("Failed");
        assertThat(message).contains("did not answer GET / within 1500 ms");
        assertNothingLeft(message);
    }

    @Test
    void failedServiceGivesItsNameAndAddressBack() {
        services.upload("short", "exit 1");
        ObjectNode request = services.aci("retried", "short").put("dnsNameLabel", "retried");

        assertThat(services.ended(services.create(request)).at("/error/code").asText())
                .isEqualTo("DeploymentFailed");
        assertThat(services.ended(services.create(request.put("overwrite", true)))
                        .at("/error/code")
                        .asText())
                .isEqualTo("DeploymentFailed");
    }

    @Test
    void assetAndModelMustBeThere() {
        ObjectNode modelled = services.aci("modelled");
        modelled.withObject("/environmentImageRequest").putArray("modelIds").add("absent:1");

        assertThat(services.ended(services.create(modelled)).at("/error/code").asText())
                .isEqualTo("ModelNotFound");
        assertThat(services.ended(services.create(services.aci("driverless", "absent")))
                        .at("/error/code")
                        .asText())
                .isEqualTo("ArtifactNotFound");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"computeType":"IOT"}                                       | 501 | IOT
            {"name":"Upper"}                                            | 400 | Upper
            {"aadAuthEnabled":true}                                     | 400 | not available on ACI
            {"computeType":"AKS"}                                       | 400 | computeName is required
            {"computeType":"AKS","computeName":"absent"}                | 404 | absent
            {"dnsNameLabel":"a.b"}                                      | 400 | dnsNameLabel
            {"sslEnabled":true,"cname":"a.example"}                     | 400 | SSL needs
            {"sslEnabled":true,"cname":"a.example","sslCertificate":"x","sslKey":"secret"} | 400 | cannot be read
            {"environmentImageRequest":null}                            | 400 | environmentImageRequest is required
            {"environmentImageRequest":{"assets":[{"id":"driver","unpack":true}]}} | 501 | unpacked
            """)
    void requestsAreChecked(String changes, int status, String told) {
        ObjectNode request = services.aci("checked");
        request.setAll((ObjectNode) Json.parse(changes.getBytes(StandardCharsets.UTF_8)));

        Answer answer = services.create(request);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("message").asText()).contains(told).doesNotContain("secret");
        assertThat(answer.json().path("statusCode").asInt()).isEqualTo(status);
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        ObjectNode request = services.aci("many").put("authEnabled", true).put("aadAuthEnabled", true);
        request.putObject("encryptionProperties").put("keyName", "half");

        assertThat(services.create(request).json().path("message").asText())
                .contains("exclude each other")
                .contains("not available on ACI")
                .contains("encryptionProperties needs vaultBaseUrl, keyName and keyVersion");
    }

    @Test
    void bothFormsOfAuthenticationExcludeEachOtherOnAksToo() {
        ObjectNode request =
                services.aks("both", "any").put("authEnabled", true).put("aadAuthEnabled", true);

        assertThat(services.create(request).json().path("message").asText()).contains("exclude each other");
    }

    @Test
    void passwordOfARegistryIsNotShown() {
        services.upload("private", "exit 1");
        ObjectNode request = services.aci("private", "private");
        request.withObject("/environmentImageRequest/environment/docker/baseImageRegistry")
                .put("address", "clinic.azurecr.io")
                .put("password", "hidden");

        services.ended(services.create(request));

        assertThat(services.get("private").toString())
                .contains("clinic.azurecr.io")
                .doesNotContain("hidden");
    }

    /** The message has the directory and the processes that the script named. */
    private static void assertNothingLeft(String message) {
        Matcher pids = Pattern.compile("pid (\\d+)").matcher(message);
        assertThat(pids.results().map(found -> Long.parseLong(found.group(1))))
                .isNotEmpty()
                .allSatisfy(ServiceFixture::awaitEnd);
        Path directory = Path.of(
                message.lines().filter(line -> line.startsWith("/")).findFirst().orElseThrow());
        while (Files.exists(directory)) {
            Thread.onSpinWait();
        }
    }
}
