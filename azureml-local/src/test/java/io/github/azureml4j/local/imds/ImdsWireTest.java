package io.github.azureml4j.local.imds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalIdentities;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WorkspaceFixture;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Managed identities as contract 11.2 has them, from the documentation and azure-identity's sources. */
@Timeout(60)
class ImdsWireTest {

    private static final String IMDS = "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01";
    private static final String ARM = "&resource=https%3A%2F%2Fmanagement.azure.com%2F";
    private static final String[] METADATA = {"Metadata", "true"};

    private static AzureMlLocal local;
    private static WorkspaceFixture workspace;
    private static LocalIdentities identities;
    private static MachineIdentity named;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        workspace = new WorkspaceFixture(local);
        identities = local.managedIdentities();
        named = identities.addUserAssigned("trainer");
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void machineAnswersThroughTheProxyInAbsoluteForm() {
        JsonNode token = proxied(IMDS + ARM, METADATA).json();

        assertThat(token.path("client_id").asText())
                .isEqualTo(identities.systemAssigned().orElseThrow().clientId());
        assertThat(token.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(token.path("resource").asText()).isEqualTo("https://management.azure.com/");
        assertThat(token.path("expires_in").asText()).isEqualTo("86399");
        assertThat(token.path("expires_on").isTextual()).isTrue();
        assertThat(token.path("expires_on").asLong())
                .isEqualTo(claims(token).path("exp").asLong());
        assertThat(claims(token).path("xms_mirid").asText()).contains("/virtualMachines/");
    }

    @Test
    void machineAnswersAtAnOriginOfItsOwnWithoutAProxy() {
        Answer answer = direct(
                identities.metadataEndpoint() + "/metadata/identity/oauth2/token?api-version=2018-02-01" + ARM,
                METADATA);

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void tokenIsGoodOnEveryPlane() {
        assertThat(workspace
                        .wire()
                        .json(
                                token(ARM),
                                "GET",
                                "https://management.azure.com/subscriptions?api-version=2022-12-01",
                                null)
                        .status())
                .isEqualTo(200);
        assertThat(workspace
                        .history(token(ARM), "POST", "/experiments/none/runs:query", Json.object())
                        .status())
                .isNotEqualTo(401);
        assertThat(workspace
                        .history("forged", "POST", "/experiments/none/runs:query", Json.object())
                        .status())
                .isEqualTo(401);
        assertThat(workspace
                        .wire()
                        .json(
                                token("&resource=https%3A%2F%2Fvault.azure.net"),
                                "GET",
                                "https://clinicvault.vault.azure.net/secrets?api-version=7.5",
                                null)
                        .status())
                .isEqualTo(403); // the token is good, its holder has no access policy
    }

    @ParameterizedTest
    @CsvSource({
        "client_id,  CLIENT",
        "object_id,  OBJECT",
        "msi_res_id, RESOURCE",
        "mi_res_id,  RESOURCE",
    })
    void userAssignedIdentityIsFoundByEachOfItsNames(String name, String kind) {
        String id = switch (kind) {
            case "CLIENT" -> named.clientId();
            case "OBJECT" -> named.objectId();
            default -> named.resourceId();
        };

        assertThat(claims(proxied(IMDS + ARM + "&" + name + "=" + id, METADATA).json())
                        .path("oid")
                        .asText())
                .isEqualTo(named.objectId());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            unknown identity  | &resource=https://ml.azure.com&client_id=absent | invalid_request  | Identity not found
            no resource       | &client_id=                                     | invalid_request  | is missing
            unknown resource  | &resource=https://absent.example                | invalid_resource | AADSTS500011
            """)
    void refusalSaysWhy(String what, String query, String word, String description) {
        Answer refused = proxied(IMDS + query, METADATA);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error").asText()).isEqualTo(word);
        assertThat(refused.json().path("error_description").asText()).contains(description);
    }

    @Test
    void machineWithoutIdentitiesHasNoTokens() {
        try (AzureMlLocal bare = AzureMlLocal.start()) {
            bare.managedIdentities()
                    .remove(bare.managedIdentities().systemAssigned().orElseThrow());
            String address = bare.managedIdentities().metadataEndpoint()
                    + "/metadata/identity/oauth2/token?api-version=2018-02-01" + ARM;

            assertThat(direct(address, METADATA)
                            .json()
                            .path("error_description")
                            .asText())
                    .isEqualTo("Identity not found");
            MachineIdentity only = bare.managedIdentities().addUserAssigned("only");
            assertThat(direct(address, METADATA).json().path("client_id").asText())
                    .isEqualTo(only.clientId());
            bare.managedIdentities().addUserAssigned("second");
            assertThat(direct(address, METADATA)
                            .json()
                            .path("error_description")
                            .asText())
                    .startsWith("Multiple user assigned identities exist");
        }
    }

    @Test
    void probeWithoutTheMetadataHeaderIsRefusedAndAnswered() {
        Answer probe = proxied("http://169.254.169.254/metadata/identity/oauth2/token");

        assertThat(probe.status()).isEqualTo(400);
        assertThat(probe.json().path("error_description").asText()).isEqualTo("Required metadata header not specified");
    }

    @Test
    void forwardedRequestIsRefused() {
        assertThat(proxied(IMDS + ARM, "Metadata", "true", "X-Forwarded-For", "10.0.0.7")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?api-version=2999-01-01"})
    void versionIsWanted(String query) {
        Answer refused = proxied("http://169.254.169.254/metadata/identity/oauth2/token" + query, METADATA);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error").asText()).isEqualTo("invalid_request");
    }

    @Test
    void instanceMetadataIsNotBuilt() {
        assertThat(proxied("http://169.254.169.254/metadata/instance?api-version=2021-02-01", METADATA)
                        .status())
                .isEqualTo(501);
    }

    @Test
    void throttlingIsScripted() {
        local.faults()
                .next(
                        exchange -> exchange.hostName().equals("169.254.169.254"),
                        () -> Reply.json(429, Json.object().put("error", "too_many_requests"))
                                .header("Retry-After", "5"));

        Answer refused = proxied(IMDS + ARM, METADATA);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void lifetimeIsThatOfTheTest() {
        try (AzureMlLocal other = AzureMlLocal.start()) {
            other.managedIdentities().tokenLifetime(Duration.ofMinutes(5));
            JsonNode token = direct(
                            other.managedIdentities().metadataEndpoint()
                                    + "/metadata/identity/oauth2/token?api-version=2018-02-01" + ARM,
                            METADATA)
                    .json();

            assertThat(claims(token).path("exp").asLong()
                            - claims(token).path("iat").asLong())
                    .isEqualTo(300);
            assertThat(token.path("expires_in").asText()).isEqualTo("299");
        }
    }

    @Test
    void appServiceWantsItsHeader() {
        Map<String, String> variables = identities.appService();
        String address = variables.get("IDENTITY_ENDPOINT") + "?api-version=2019-08-01" + ARM;

        Answer token = direct(address, "X-IDENTITY-HEADER", variables.get("IDENTITY_HEADER"));

        assertThat(token.status()).isEqualTo(200);
        assertThat(token.json().path("expires_on").asLong())
                .isEqualTo(claims(token.json()).path("exp").asLong());
        assertThat(direct(address).status()).isEqualTo(401);
        assertThat(direct(address, "X-IDENTITY-HEADER", "wrong").status()).isEqualTo(401);
        assertThat(direct(address + "&client_id=absent", "X-IDENTITY-HEADER", variables.get("IDENTITY_HEADER"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void azureMlComputeWantsItsSecret() {
        Map<String, String> variables = identities.azureMlCompute(named);
        String address = variables.get("MSI_ENDPOINT") + "?api-version=2017-09-01" + ARM + "&clientid="
                + variables.get("DEFAULT_IDENTITY_CLIENT_ID");

        Answer token = direct(address, "secret", variables.get("MSI_SECRET"));

        assertThat(claims(token.json()).path("oid").asText()).isEqualTo(named.objectId());
        assertThat(direct(address).status()).isEqualTo(401);
        assertThat(direct(address, "secret", identities.appService().get("IDENTITY_HEADER"))
                        .status())
                .isEqualTo(401);
        assertThat(direct(variables.get("MSI_ENDPOINT") + "?resource=a", "Metadata", "true")
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "MM/dd/yyyy HH:mm:ss xxx,  '\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d:\\d\\d \\+00:00'",
        "M/d/yyyy h:mm:ss a xxx,   '\\d+/\\d+/\\d{4} \\d+:\\d\\d:\\d\\d [AP]M \\+00:00'",
    })
    void azureMlComputeMayWriteItsTimesAsText(String form, String pattern) {
        try (AzureMlLocal other = AzureMlLocal.start()) {
            other.managedIdentities().computeExpiresOn(DateTimeFormatter.ofPattern(form, Locale.US));
            Map<String, String> variables = other.managedIdentities().azureMlCompute();

            Answer token = direct(
                    variables.get("MSI_ENDPOINT") + "?api-version=2017-09-01" + ARM,
                    "secret",
                    variables.get("MSI_SECRET"));

            assertThat(token.json().path("expires_on").asText()).matches(pattern);
        }
    }

    @Test
    void arcWantsTheSecretThatItWroteOnce(@TempDir Path directory) throws Exception {
        String address = identities.arc(directory).get("IDENTITY_ENDPOINT") + "?api-version=2020-06-01" + ARM;

        Answer challenge = direct(address, METADATA);

        assertThat(challenge.status()).isEqualTo(401);
        Path file = Path.of(challenge.header("WWW-Authenticate").replace("Basic realm=", ""));
        assertThat(file.getParent()).isEqualTo(directory);
        String proof = "Basic " + Files.readString(file);
        assertThat(direct(address, "Metadata", "true", "Authorization", proof).status())
                .isEqualTo(200);
        assertThat(file).doesNotExist();
        assertThat(direct(address, "Metadata", "true", "Authorization", proof).status())
                .isEqualTo(401);
        assertThat(direct(address).status()).isEqualTo(400);
    }

    private static String token(String resource) {
        return proxied(IMDS + resource, METADATA).json().path("access_token").asText();
    }

    private static JsonNode claims(JsonNode token) {
        return Json.parse(Base64.getUrlDecoder()
                .decode(token.path("access_token").asText().split("\\.", -1)[1]));
    }

    private static Answer proxied(String address, String... headers) {
        return workspace.wire().send("GET", address, null, headers);
    }

    private static Answer direct(String address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return new Answer(
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
