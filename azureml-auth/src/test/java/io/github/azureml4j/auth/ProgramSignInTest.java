package io.github.azureml4j.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.permanentRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DeviceCodeCredentialBuilder;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.local.LocalUser;
import io.github.azureml4j.testkit.RecordingWireMock;
import io.github.azureml4j.testkit.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Programs in their various homes, signed in at the emulator by azure-identity. */
@Timeout(60)
class ProgramSignInTest {

    private static final String AUDIENCE = "api://AzureADTokenExchange";
    private static final String GITHUB = "https://token.actions.githubusercontent.com";
    private static final String PIPELINES = "https://vstoken.dev.azure.com/contoso";
    private static final String CLUSTER = "https://eastus.oic.prod-aks.azure.com/contoso";
    private static final String SUBJECT = "repo:contoso/iris:ref:refs/heads/main";
    private static final String REQUEST_TOKEN = Secrets.plant("job's request token", "canary-of-the-job");

    private static final Emulated EMULATED = new Emulated();
    private static final LocalApplication JOB = job();

    /** GitHub's and Azure Pipelines' token services. */
    @RegisterExtension
    static final RecordingWireMock RUNNER = RecordingWireMock.https();

    private final Transport transport = Transport.builder()
            .proxy(EMULATED.local.proxy())
            .trust(EMULATED.local.certificate(), RecordingWireMock.certificate())
            .build();

    @TempDir
    private Path directory;

    @AfterAll
    static void stop() {
        EMULATED.close();
    }

    @Test
    void secretIsAskedForAnewEachTime() {
        TokenCredential credential = bind(Credentials.servicePrincipal(JOB.tenantId(), JOB.clientId(), JOB.secret()));
        long before = EMULATED.asked("Entra_TokenV2");

        String first = credential.getTokenSync(Emulated.arm()).getToken();
        String second = credential.getTokenSync(Emulated.arm()).getToken();

        assertThat(second).isNotEqualTo(first);
        assertThat(EMULATED.asked("Entra_TokenV2") - before).isEqualTo(2);
    }

    @Test
    void tokenFileIsReadForEachToken() throws Exception {
        Path file = Files.writeString(directory.resolve("token"), "stale");
        TokenCredential credential = bind(
                Credentials.servicePrincipal(JOB.tenantId(), JOB.clientId()).federated(file));
        assertThatThrownBy(() -> Emulated.ask(credential)).isInstanceOf(SignInException.class);

        Files.writeString(file, assertion(CLUSTER) + "\n");

        assertIsTheJob(credential);
    }

    @Test
    void absentTokenFileIsNamed() {
        Path file = directory.resolve("absent");

        assertThatThrownBy(() -> Emulated.ask(bind(Credentials.servicePrincipal(JOB.tenantId(), JOB.clientId())
                        .federated(file))))
                .isInstanceOf(SignInException.class)
                .hasMessageContaining("federated token file " + file + " cannot be read");
    }

    @Test
    void assertionIsSupplied() {
        assertIsTheJob(bind(
                Credentials.servicePrincipal(JOB.tenantId(), JOB.clientId()).federated(() -> assertion(CLUSTER))));
    }

    @Test
    void assertionOfAnIssuerThatIsNotTrustedIsExplained() {
        TokenCredential credential = bind(Credentials.servicePrincipal(JOB.tenantId(), JOB.clientId())
                .federated(
                        () -> EMULATED.local.entra().federatedToken("https://elsewhere.example", SUBJECT, AUDIENCE)));

        assertThatThrownBy(() -> Emulated.ask(credential)).isInstanceOfSatisfying(SignInException.class, failure -> {
            assertThat(failure.code().orElseThrow()).startsWith("AADSTS70021");
            assertThat(failure.remedy().orElseThrow()).contains("issuer, subject and audience");
            assertThat(failure.isTransient()).isFalse();
        });
    }

    @Test
    void podSignsInWithTheClustersToken() throws Exception {
        Path file = Files.writeString(directory.resolve("token"), assertion(CLUSTER));
        Map<String, String> variables = principal();
        variables.put("AZURE_FEDERATED_TOKEN_FILE", file.toString());
        variables.put("AZURE_AUTHORITY_HOST", "https://login.microsoftonline.com/");

        assertIsTheJob(bind(new WorkloadIdentity(new Variables(variables))));
    }

    @Test
    void environmentSignsInWithItsSecret() {
        Map<String, String> variables = principal();
        variables.put("AZURE_CLIENT_SECRET", JOB.secret());

        assertIsTheJob(bind(new EnvironmentSignIn(new Variables(variables))));
    }

    @Test
    void environmentSignsInWithItsCertificate() throws Exception {
        TestCertificate certificate = TestCertificate.rsa();
        EMULATED.local.entra().addCertificate(JOB.clientId(), certificate.certificate);
        Map<String, String> variables = principal();
        variables.put(
                "AZURE_CLIENT_CERTIFICATE_PATH",
                certificate.pfx(directory.resolve("app.pfx"), "opensesame").toString());
        variables.put("AZURE_CLIENT_CERTIFICATE_PASSWORD", "opensesame");

        assertIsTheJob(bind(new EnvironmentSignIn(new Variables(variables))));
    }

    @Test
    void authorityOfAnotherCloudIsRefused() {
        Map<String, String> variables = principal();
        variables.put("AZURE_CLIENT_SECRET", JOB.secret());
        variables.put("AZURE_AUTHORITY_HOST", "https://login.chinacloudapi.cn");

        assertThatThrownBy(() -> Emulated.ask(bind(new EnvironmentSignIn(new Variables(variables)))))
                .isInstanceOfSatisfying(
                        SignInException.class,
                        failure -> assertThat(failure.isUnavailable()).isFalse())
                .hasMessageContaining("AZURE_AUTHORITY_HOST is login.chinacloudapi.cn")
                .hasMessageContaining("AzureCloud");
    }

    @Test
    void gitHubJobSignsInWithItsOwnToken() {
        RUNNER.wireMock()
                .stubFor(get(urlPathEqualTo("/oidc")).willReturn(okJson("{\"value\":\"" + assertion(GITHUB) + "\"}")));

        assertIsTheJob(bind(gitHub("/oidc?api-version=2.0")));

        RUNNER.wireMock()
                .verify(getRequestedFor(urlPathEqualTo("/oidc"))
                        .withQueryParam("audience", equalTo(AUDIENCE))
                        .withQueryParam("api-version", equalTo("2.0"))
                        .withHeader("Authorization", equalTo("Bearer " + REQUEST_TOKEN)));
    }

    @Test
    void requestTokenFollowsNoRedirect() {
        RUNNER.wireMock().stubFor(get(urlPathEqualTo("/moved")).willReturn(permanentRedirect("/elsewhere")));

        assertThatThrownBy(() -> Emulated.ask(bind(gitHub("/moved"))))
                .isInstanceOf(SignInException.class)
                .hasMessageContaining("answered 301")
                .hasMessageNotContaining(REQUEST_TOKEN);
        RUNNER.wireMock().verify(0, getRequestedFor(urlPathEqualTo("/elsewhere")));
    }

    @Test
    void answerThatIsNoTokenIsNotRepeated() {
        RUNNER.wireMock()
                .stubFor(get(urlPathEqualTo("/raw"))
                        .willReturn(com.github.tomakehurst.wiremock.client.WireMock.ok(REQUEST_TOKEN)));

        assertThatThrownBy(() -> Emulated.ask(bind(gitHub("/raw"))))
                .isInstanceOf(SignInException.class)
                .hasMessageContaining("no token")
                .hasStackTraceContaining("GitHub")
                .satisfies(failure -> assertThat(org.assertj.core.util.Throwables.getStackTrace(failure))
                        .doesNotContain("canary"));
    }

    @Test
    void requestTokenIsNotSentInTheClear() {
        Map<String, String> variables = Map.of(
                "ACTIONS_ID_TOKEN_REQUEST_URL",
                "http://localhost/oidc",
                "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
                REQUEST_TOKEN);

        assertThatThrownBy(() -> Emulated.ask(
                        bind(Credentials.gitHubActions(JOB.tenantId(), JOB.clientId(), new Variables(variables)))))
                .isInstanceOf(SignInException.class)
                .hasMessageContaining("is no https:// address");
    }

    @Test
    void jobWithoutThePermissionIsNotAvailable() {
        SignIn signIn = Credentials.gitHubActions(JOB.tenantId(), JOB.clientId(), new Variables(Map.of()));

        assertThatThrownBy(() -> Emulated.ask(bind(signIn)))
                .isInstanceOfSatisfying(
                        SignInException.class,
                        failure -> assertThat(failure.isUnavailable()).isTrue())
                .hasMessageContaining("ACTIONS_ID_TOKEN_REQUEST_URL, ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set")
                .hasMessageContaining("id-token: write");
    }

    @Test
    void pipelineSignsInWithItsServiceConnection() {
        RUNNER.wireMock()
                .stubFor(post(urlPathEqualTo("/oidctoken"))
                        .willReturn(okJson("{\"oidcToken\":\"" + assertion(PIPELINES) + "\"}")));

        assertIsTheJob(bind(pipeline("/oidctoken")));

        RUNNER.wireMock()
                .verify(postRequestedFor(urlPathEqualTo("/oidctoken"))
                        .withQueryParam("serviceConnectionId", equalTo("connection-1"))
                        .withHeader("Authorization", equalTo("Bearer " + REQUEST_TOKEN)));
    }

    @Test
    void programOutsideAPipelineHasNoServiceConnection() {
        SignIn signIn = Credentials.azurePipelines(
                JOB.tenantId(), JOB.clientId(), "connection-1", REQUEST_TOKEN, new Variables(Map.of()));

        assertThatThrownBy(() -> Emulated.ask(bind(signIn)))
                .isInstanceOfSatisfying(
                        SignInException.class,
                        failure -> assertThat(failure.isUnavailable()).isTrue())
                .hasMessageContaining("SYSTEM_OIDCREQUESTURI is not set");
    }

    @Test
    void pipelineWithoutAccessIsToldSo() {
        RUNNER.wireMock().stubFor(post(urlPathEqualTo("/denied")).willReturn(status(401)));

        assertThatThrownBy(() -> Emulated.ask(bind(pipeline("/denied"))))
                .isInstanceOf(SignInException.class)
                .hasMessageNotContaining(REQUEST_TOKEN);
    }

    @Test
    void credentialsOfAzureIdentitySignInAsTheyAre() {
        LocalUser ada = EMULATED.local.entra().addUser("ada@contoso.com", "Passw0rd!");
        TokenCredential program = new ClientSecretCredentialBuilder()
                .tenantId(JOB.tenantId())
                .clientId(JOB.clientId())
                .clientSecret(JOB.secret())
                .httpClient(transport.azure())
                .build();
        TokenCredential person = new DeviceCodeCredentialBuilder()
                .tenantId(EMULATED.local.tenantId())
                .challengeConsumer(code -> EMULATED.local.entra().confirmDevice(code.getUserCode(), ada))
                .httpClient(transport.azure())
                .build();

        assertIsTheJob(bind(Credentials.of(program)));
        assertThat(Emulated.ask(bind(Credentials.of(person))).path("oid").asText())
                .isEqualTo(ada.objectId());
    }

    private TokenCredential bind(SignIn signIn) {
        return signIn.bind(AzureCloud.PUBLIC, transport.azure());
    }

    private static void assertIsTheJob(TokenCredential credential) {
        assertThat(Emulated.ask(credential).path("oid").asText()).isEqualTo(JOB.objectId());
    }

    private static SignIn gitHub(String path) {
        return Credentials.gitHubActions(
                JOB.tenantId(),
                JOB.clientId(),
                new Variables(Map.of(
                        "ACTIONS_ID_TOKEN_REQUEST_URL",
                        RUNNER.uri(path).toString(),
                        "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
                        REQUEST_TOKEN)));
    }

    private static SignIn pipeline(String path) {
        return Credentials.azurePipelines(
                JOB.tenantId(),
                JOB.clientId(),
                "connection-1",
                REQUEST_TOKEN,
                new Variables(Map.of("SYSTEM_OIDCREQUESTURI", RUNNER.uri(path).toString())));
    }

    private static Map<String, String> principal() {
        return new HashMap<>(Map.of("AZURE_TENANT_ID", JOB.tenantId(), "AZURE_CLIENT_ID", JOB.clientId()));
    }

    private static String assertion(String issuer) {
        return EMULATED.local.entra().federatedToken(issuer, SUBJECT, AUDIENCE);
    }

    private static LocalApplication job() {
        LocalApplication added = EMULATED.local.entra().addApplication("job");
        for (String issuer : new String[] {GITHUB, PIPELINES, CLUSTER}) {
            EMULATED.local.entra().trust(added.clientId(), issuer, SUBJECT, AUDIENCE);
        }
        return added;
    }
}
