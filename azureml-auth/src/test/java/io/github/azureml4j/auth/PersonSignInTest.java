package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.github.azureml4j.local.LocalUser;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Reply;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** People with device codes at the emulator, through azure-identity: who is asked how often, and why. */
@Timeout(60)
class PersonSignInTest {

    private static final String TOKEN = "Entra_TokenV2";
    private static final String DEVICE_CODE = "Entra_DeviceCodeV2";

    private final Emulated emulated = new Emulated();
    private final List<DeviceCode> shown = new CopyOnWriteArrayList<>();
    private LocalUser ada;

    @BeforeEach
    void hire() {
        ada = emulated.local.entra().addUser("ada@contoso.com", "Passw0rd!");
    }

    @AfterEach
    void stop() {
        emulated.close();
    }

    @Test
    void personTypesTheCodeAndIsSignedIn() {
        Instant before = Instant.now();

        var claims = Emulated.ask(adaSignsIn());

        assertThat(claims.path("oid").asText()).isEqualTo(ada.objectId());
        assertThat(claims.path("upn").asText()).isEqualTo("ada@contoso.com");
        assertThat(shown).hasSize(1);
        DeviceCode code = shown.get(0);
        assertThat(code.message()).contains(code.userCode());
        assertThat(code.verificationUri().getScheme()).isEqualTo("https");
        assertThat(code.expiresAt()).isAfter(before.plusSeconds(60));
    }

    @Test
    void anotherScopeAsksNobodyAgain() {
        TokenCredential credential = adaSignsIn();
        Emulated.ask(credential);

        var claims = Emulated.claims(
                credential.getTokenSync(new TokenRequestContext().addScopes(AzureCloud.PUBLIC.machineLearningScope())));

        assertThat(claims.path("aud").asText()).isEqualTo("https://ml.azure.com");
        assertThat(emulated.asked(DEVICE_CODE)).isEqualTo(1);
    }

    @Test
    void eachAskingIsOneRequestAndANewToken() {
        TokenCredential credential = adaSignsIn();
        String first = credential.getTokenSync(Emulated.arm()).getToken();
        long before = emulated.asked(TOKEN);

        String second = credential.getTokenSync(Emulated.arm()).getToken();
        String third = credential.getTokenSync(Emulated.arm()).getToken();

        assertThat(emulated.asked(TOKEN) - before).isEqualTo(2);
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(shown).hasSize(1);
    }

    @Test
    void rejectedTokenIsReplacedThroughTheCacheWithOneRequest() {
        CachedCredential cached = CachedCredential.of(adaSignsIn(), Clock.systemUTC());
        var token = cached.token(AzureCloud.PUBLIC.resourceManagerScope());
        var rejected = token.get();
        long before = emulated.asked(TOKEN);

        token.invalidate(rejected);

        assertThat(token.get().value()).isNotEqualTo(rejected.value());
        assertThat(emulated.asked(TOKEN) - before).isEqualTo(1);
        assertThat(shown).hasSize(1);
    }

    @Test
    void manyCallersAreOnePrompt() {
        TokenCredential credential = adaSignsIn();

        IntStream.range(0, 8).parallel().forEach(i -> Emulated.ask(credential));

        assertThat(shown).hasSize(1);
    }

    @Test
    void revokedSessionAsksThePersonAgain() {
        TokenCredential credential = adaSignsIn();
        Emulated.ask(credential);

        emulated.local.entra().revokeSessions(ada.objectId());

        assertThat(Emulated.ask(credential).path("oid").asText()).isEqualTo(ada.objectId());
        assertThat(shown).hasSize(2);
    }

    @Test
    void busyEntraIsNoReasonToAskThePersonAgain() {
        TokenCredential credential = adaSignsIn();
        Emulated.ask(credential);
        for (int attempt = 0; attempt < 4; attempt++) {
            emulated.local
                    .faults()
                    .next(
                            PersonSignInTest::isTokenRequest,
                            () -> Reply.empty(503).header("retry-after-ms", "1"));
        }

        assertThatThrownBy(() -> Emulated.ask(credential))
                .isInstanceOfSatisfying(SignInException.class, failure -> {
                    assertThat(failure.isTransient()).isTrue();
                    assertThat(failure.host()).contains("login.microsoftonline.com");
                })
                .hasMessageContaining("503");
        assertThat(shown).hasSize(1);
    }

    @Test
    void declinedCodeIsSaid() {
        TokenCredential credential = emulated.bind(
                Credentials.deviceCode(code -> emulated.local.entra().declineDevice(code.userCode()))
                        .tenant(emulated.local.tenantId()));

        assertThatThrownBy(() -> Emulated.ask(credential))
                .isInstanceOfSatisfying(
                        SignInException.class,
                        refused -> assertThat(refused.host()).contains("login.microsoftonline.com"))
                .hasMessageContaining("declined");
    }

    @Test
    void guestSignsInToTheTenantOfTheResources() {
        String home = emulated.local.entra().addTenant("Fabrikam");
        LocalUser grace = emulated.local.entra().addUser(home, "grace@fabrikam.com", "Passw0rd!");
        String guest = emulated.local.entra().invite(grace, emulated.local.tenantId());

        var claims = Emulated.ask(signsIn(deviceCode(grace).tenant(emulated.local.tenantId())));

        assertThat(claims.path("tid").asText()).isEqualTo(emulated.local.tenantId());
        assertThat(claims.path("oid").asText()).isEqualTo(guest);
    }

    @Test
    void personWithoutTenantSignsInAtHome() {
        String home = emulated.local.entra().addTenant("Fabrikam");
        LocalUser grace = emulated.local.entra().addUser(home, "grace@fabrikam.com", "Passw0rd!");

        var claims = Emulated.ask(signsIn(deviceCode(grace)));

        assertThat(claims.path("tid").asText()).isEqualTo(home);
    }

    @Test
    void diagnosisAsksNobody() {
        CachedCredential cached = CachedCredential.of(adaSignsIn(), Clock.systemUTC());

        assertThat(cached.diagnose().attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.outcome()).isEqualTo(Outcome.NOT_TRIED);
            assertThat(attempt.reason()).contains("would show a code");
        });
        cached.getTokenSync(Emulated.arm());
        assertThat(cached.diagnose().served()).isPresent();
        assertThat(shown).hasSize(1);
    }

    private TokenCredential adaSignsIn() {
        return signsIn(deviceCode(ada).tenant(emulated.local.tenantId()));
    }

    private TokenCredential signsIn(DeviceCodeSignIn signIn) {
        return emulated.bind(signIn);
    }

    private DeviceCodeSignIn deviceCode(LocalUser user) {
        return Credentials.deviceCode(code -> {
            shown.add(code);
            emulated.local.entra().confirmDevice(code.userCode(), user);
        });
    }

    private static boolean isTokenRequest(Exchange exchange) {
        return exchange.rawPath().endsWith("/oauth2/v2.0/token");
    }
}
