package io.github.azureml4j.local.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.AuthorizationCodeCredentialBuilder;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.DeviceCodeCredential;
import com.azure.identity.DeviceCodeCredentialBuilder;
import com.azure.identity.OnBehalfOfCredentialBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.InteractiveRequestParameters;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SystemBrowserOptions;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.local.LocalUser;
import io.github.azureml4j.local.OfficialClients;
import io.github.azureml4j.local.WireClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Microsoft's own library signs in, in every way that it has. */
class OfficialSignInsTest {

    private static final TokenRequestContext ARM =
            new TokenRequestContext().addScopes("https://management.azure.com/.default");
    private static final TokenRequestContext ML = new TokenRequestContext().addScopes("https://ml.azure.com/.default");
    private static final String PASSWORD = "correct horse battery staple";

    private AzureMlLocal local;
    private WireClient wire;
    private LocalUser ada;

    @BeforeEach
    void start() {
        local = AzureMlLocal.start();
        wire = new WireClient(local);
        ada = local.entra().addUser("ada@contoso.com", PASSWORD);
    }

    @AfterEach
    void stop() {
        assertThat(local.requests().refusedHosts()).isEmpty();
        local.close();
    }

    @Test
    void certificateInPem() {
        LocalApplication application = local.entra().addApplication("job");
        Workload workload = new Workload();
        local.entra().addCertificate(application.clientId(), workload.certificate);
        TokenCredential credential = new ClientCertificateCredentialBuilder()
                .tenantId(application.tenantId())
                .clientId(application.clientId())
                .pemCertificate(new ByteArrayInputStream(workload.pem().getBytes(StandardCharsets.US_ASCII)))
                .httpClient(OfficialClients.transport(local))
                .build();

        JsonNode claims = claims(credential.getTokenSync(ARM).getToken());

        assertThat(claims.path("oid").asText()).isEqualTo(application.objectId());
        assertThat(claims.path("appidacr").asText()).isEqualTo("2");
        assertThat(listed(credential)).isEqualTo(200);
    }

    @Test
    void certificateInPfxWithItsChain() throws Exception {
        LocalApplication application = local.entra().addApplication("job");
        Workload workload = new Workload();
        local.entra().addCertificate(application.clientId(), workload.certificate);
        TokenCredential credential = new ClientCertificateCredentialBuilder()
                .tenantId(application.tenantId())
                .clientId(application.clientId())
                .pfxCertificate(new ByteArrayInputStream(pfx(workload, "changeit")))
                .clientCertificatePassword("changeit")
                .sendCertificateChain(true)
                .httpClient(OfficialClients.transport(local))
                .build();

        assertThat(listed(credential)).isEqualTo(200);
    }

    @Test
    void tokenOfATrustedIssuer() {
        LocalApplication application = local.entra().addApplication("pipeline");
        String issuer = "https://token.actions.githubusercontent.com";
        String subject = "repo:contoso/iris:ref:refs/heads/main";
        String audience = "api://AzureADTokenExchange";
        local.entra().trust(application.clientId(), issuer, subject, audience);
        TokenCredential credential = new ClientAssertionCredentialBuilder()
                .tenantId(application.tenantId())
                .clientId(application.clientId())
                .clientAssertion(() -> local.entra().federatedToken(issuer, subject, audience))
                .httpClient(OfficialClients.transport(local))
                .build();

        assertThat(listed(credential)).isEqualTo(200);
    }

    @Test
    void deviceCodeThroughThePage() {
        DeviceCodeCredential credential = deviceCode(local.tenantId(), "ada@contoso.com");

        JsonNode claims = claims(credential.getTokenSync(ARM).getToken());

        assertThat(claims.path("oid").asText()).isEqualTo(ada.objectId());
        assertThat(claims.path("upn").asText()).isEqualTo("ada@contoso.com");
        assertThat(claims.path("scp").asText()).isEqualTo("user_impersonation");
        assertThat(claims.path("idtyp").asText()).isEqualTo("user");
        assertThat(claims.path("appid").asText()).isEqualTo(EntraService.AZURE_CLI);
        assertThat(claims.path("appidacr").asText()).isEqualTo("0");
        assertThat(listed(credential)).isEqualTo(200);
    }

    @Test
    void anotherScopeNeedsNoSecondSignIn() {
        DeviceCodeCredential credential = deviceCode(local.tenantId(), "ada@contoso.com");
        credential.getTokenSync(ARM);

        JsonNode claims = claims(credential.getTokenSync(ML).getToken());

        assertThat(claims.path("aud").asText()).isEqualTo("https://ml.azure.com");
        assertThat(asked("Entra_DeviceCodeV2")).isEqualTo(1);
    }

    @Test
    void guestGetsATokenOfTheTenantThatInvitedIt() {
        String home = local.entra().addTenant("Fabrikam");
        LocalUser grace = local.entra().addUser(home, "grace@fabrikam.com", PASSWORD);
        String guestId = local.entra().invite(grace, local.tenantId());

        JsonNode claims = claims(
                deviceCode(local.tenantId(), grace.userName()).getTokenSync(ARM).getToken());

        assertThat(claims.path("tid").asText()).isEqualTo(local.tenantId());
        assertThat(claims.path("oid").asText()).isEqualTo(guestId).isNotEqualTo(grace.objectId());
        assertThat(claims.path("upn").asText()).startsWith("grace_fabrikam.com#EXT#@");
        assertThat(claims.path("idp").asText()).contains(home);
    }

    @Test
    void organizationsMeansTheUsersOwnTenant() {
        String home = local.entra().addTenant("Fabrikam");
        local.entra().addUser(home, "grace@fabrikam.com", PASSWORD);

        JsonNode claims = claims(deviceCode("organizations", "grace@fabrikam.com")
                .getTokenSync(ARM)
                .getToken());

        assertThat(claims.path("tid").asText()).isEqualTo(home);
    }

    @Test
    void browserWithProofKey() throws Exception {
        PublicClientApplication msal = PublicClientApplication.builder(EntraService.AZURE_CLI)
                .authority("https://login.microsoftonline.com/" + local.tenantId())
                .proxy(new Proxy(Proxy.Type.HTTP, local.proxy()))
                .sslSocketFactory(WireClient.trust(local).getSocketFactory())
                .build();

        IAuthenticationResult result = msal.acquireToken(
                        InteractiveRequestParameters.builder(new URI("http://localhost"))
                                .scopes(Set.of("https://management.azure.com/.default"))
                                .systemBrowserOptions(SystemBrowserOptions.builder()
                                        .openBrowserAction(this::signInAndReturn)
                                        .build())
                                .build())
                .get();

        assertThat(result.account().username()).isEqualTo("ada@contoso.com");
        assertThat(result.account().homeAccountId()).isEqualTo(ada.objectId() + "." + ada.tenantId());
        assertThat(claims(result.accessToken()).path("oid").asText()).isEqualTo(ada.objectId());
    }

    @Test
    void codeOfAServerApplication() {
        LocalApplication portal = local.entra().addApplication("portal");
        local.entra().addRedirect(portal.clientId(), "https://portal.contoso.com/back");
        String url = "https://login.microsoftonline.com/" + local.tenantId() + "/oauth2/v2.0/authorize?client_id="
                + portal.clientId() + "&response_type=code&redirect_uri="
                + URLEncoder.encode("https://portal.contoso.com/back", StandardCharsets.UTF_8)
                + "&scope=https%3A%2F%2Fmanagement.azure.com%2F.default%20offline_access%20openid";
        String code = new PageVisitor(wire, url)
                .signIn("ada@contoso.com", PASSWORD)
                .redirected()
                .get("code");
        TokenCredential credential = new AuthorizationCodeCredentialBuilder()
                .tenantId(local.tenantId())
                .clientId(portal.clientId())
                .clientSecret(portal.secret())
                .authorizationCode(code)
                .redirectUrl("https://portal.contoso.com/back")
                .httpClient(OfficialClients.transport(local))
                .build();

        assertThat(claims(credential.getTokenSync(ARM).getToken()).path("oid").asText())
                .isEqualTo(ada.objectId());
    }

    @Test
    void applicationOnBehalfOfItsUser() {
        LocalApplication api = local.entra().addApplication("api");
        String own = deviceCode(local.tenantId(), "ada@contoso.com")
                .getTokenSync(new TokenRequestContext().addScopes("api://" + api.clientId() + "/.default"))
                .getToken();
        TokenCredential credential = new OnBehalfOfCredentialBuilder()
                .tenantId(local.tenantId())
                .clientId(api.clientId())
                .clientSecret(api.secret())
                .userAssertion(own)
                .httpClient(OfficialClients.transport(local))
                .build();

        JsonNode claims = claims(credential.getTokenSync(ARM).getToken());

        assertThat(claims.path("oid").asText()).isEqualTo(ada.objectId());
        assertThat(claims.path("appid").asText()).isEqualTo(api.clientId());
    }

    @Test
    void revokedUserHasToSignInAgain() {
        DeviceCodeCredential credential = deviceCode(local.tenantId(), "ada@contoso.com");
        credential.getTokenSync(ARM);
        local.entra().revokeSessions(ada.objectId());

        JsonNode claims = claims(credential.getTokenSync(ML).getToken());

        assertThat(claims.path("oid").asText()).isEqualTo(ada.objectId());
        assertThat(asked("Entra_DeviceCodeV2")).isEqualTo(2);
    }

    @Test
    void declinedDeviceIsToldSo() {
        DeviceCodeCredential credential = new DeviceCodeCredentialBuilder()
                .tenantId(local.tenantId())
                .httpClient(OfficialClients.transport(local))
                .challengeConsumer(challenge -> local.entra().declineDevice(challenge.getUserCode()))
                .build();

        assertThatThrownBy(() -> credential.getTokenSync(ARM)).hasStackTraceContaining("declined by the user");
    }

    private DeviceCodeCredential deviceCode(String tenant, String userName) {
        return new DeviceCodeCredentialBuilder()
                .tenantId(tenant)
                .httpClient(OfficialClients.transport(local))
                .challengeConsumer(challenge -> {
                    PageVisitor page = new PageVisitor(wire, challenge.getVerificationUrl())
                            .press("next", "user_code", challenge.getUserCode())
                            .signIn(userName, PASSWORD)
                            .press("continue");
                    assertThat(page.page().text()).contains("You have signed in");
                })
                .build();
    }

    /** What a browser does: sign in, then post what the last page holds to the client's loop-back listener. */
    private void signInAndReturn(URL url) {
        PageVisitor visitor = new PageVisitor(wire, url.toString()).signIn("ada@contoso.com", PASSWORD);
        String form = visitor.fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(visitor.action()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }

    private long asked(String operationId) {
        return local.requests().entries().stream()
                .filter(entry -> operationId.equals(entry.operationId()))
                .count();
    }

    private int listed(TokenCredential credential) {
        String token = credential.getTokenSync(ARM).getToken();
        return wire.json(token, "GET", WireClient.ARM + "/subscriptions?api-version=2022-12-01", null)
                .status();
    }

    private static JsonNode claims(String token) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pfx(Workload workload, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("workload", workload.key, password.toCharArray(), new Certificate[] {workload.certificate});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        return bytes.toByteArray();
    }
}
