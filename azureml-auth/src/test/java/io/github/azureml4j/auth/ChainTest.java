package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.CredentialUnavailableException;
import io.github.azureml4j.testkit.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

@Timeout(60)
class ChainTest {

    private static final String CANARY = Secrets.plant("client secret", "canary-of-the-chain");
    private static final SignIn NOT_HERE = new EnvironmentSignIn(new Variables(Map.of("AZURE_TENANT_ID", "tenant")));

    private final ScriptedEntra entra = new ScriptedEntra();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void whoIsNotAvailableIsPassedOver() {
        assertThat(token(Credentials.firstOf(NOT_HERE, own("first"), own("second"))))
                .isEqualTo("first");
    }

    @Test
    void whoServedIsAskedAloneAfterwards() {
        TokenCredential later =
                request -> Mono.error(new IllegalStateException(String.valueOf(asked.incrementAndGet())));
        SignIn flaky = (cloud, http) -> request -> asked.getAndIncrement() == 0
                ? Mono.error(new CredentialUnavailableException("not yet"))
                : later.getToken(request);
        TokenCredential chain = Credentials.firstOf(flaky, own("second")).bind(AzureCloud.PUBLIC, entra);

        assertThat(chain.getTokenSync(Emulated.arm()).getToken()).isEqualTo("second");
        assertThat(chain.getToken(Emulated.arm()).block().getToken()).isEqualTo("second");
        assertThat(asked).hasValue(1);
    }

    @Test
    void whoIsRefusedEndsTheChainAndAllAreNamed() {
        entra.refuses("AADSTS7000215: Invalid client secret provided.");
        SignIn chain = Credentials.firstOf(NOT_HERE, principal(), own("never"));

        assertThatThrownBy(() -> token(chain))
                .isInstanceOfSatisfying(SignInException.class, failure -> {
                    assertThat(failure.code()).contains("AADSTS7000215");
                    assertThat(failure.host()).contains("login.microsoftonline.com");
                    assertThat(failure.isUnavailable()).isFalse();
                })
                .hasMessageContaining("environment: not available, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET are not set")
                .hasMessageContaining("servicePrincipal: refused, AADSTS7000215")
                .hasMessageContaining("credential: not tried")
                .hasMessageNotContaining(CANARY);
    }

    @Test
    void chainOfWhichNobodyIsAvailableIsNotAvailableItself() {
        SignIn inner = Credentials.firstOf(NOT_HERE, new WorkloadIdentity(new Variables(Map.of())));

        assertThatThrownBy(() -> token(inner))
                .isInstanceOfSatisfying(
                        SignInException.class,
                        failure -> assertThat(failure.isUnavailable()).isTrue())
                .hasMessageContaining("environment: ")
                .hasMessageContaining("workloadIdentity: ");
        assertThat(token(Credentials.firstOf(inner, own("outer")))).isEqualTo("outer");
    }

    @Test
    void emptyChainIsRefused() {
        assertThatThrownBy(Credentials::firstOf).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void diagnosisTellsOfEachMember() {
        entra.refuses("AADSTS7000215: Invalid client secret provided.");
        Diagnosis diagnosis = diagnose(NOT_HERE, principal(), own("never"));

        assertThat(diagnosis.served()).isEmpty();
        assertThat(diagnosis.attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Outcome.UNAVAILABLE, Outcome.REFUSED, Outcome.NOT_TRIED);
        Attempt refused = diagnosis.attempts().get(1);
        assertThat(refused.name()).isEqualTo("servicePrincipal");
        assertThat(refused.settings()).contains("client=app").doesNotContain(CANARY);
        assertThat(refused.code()).isEqualTo("AADSTS7000215");
        assertThat(refused.host()).isEqualTo("login.microsoftonline.com");
        assertThat(refused.remedy()).contains("secret's value");
        assertThat(refused.took()).isPositive();
        assertThat(diagnosis.toString())
                .contains(
                        "nobody signed in",
                        "1. environment[",
                        "2. servicePrincipal[",
                        "what to try: ",
                        "a chain ends at")
                .doesNotContain(CANARY);
    }

    @Test
    void diagnosisSaysWhoServes() {
        Diagnosis diagnosis = diagnose(NOT_HERE, principal(), own("never"));

        assertThat(diagnosis.served().orElseThrow().name()).isEqualTo("servicePrincipal");
        assertThat(diagnosis.attempts().get(2).reason()).isEqualTo("servicePrincipal serves");
        assertThat(diagnosis.toString())
                .startsWith("signed in by servicePrincipal")
                .doesNotContain(CANARY, "token-1");
    }

    @Test
    void personInAChainIsNotTriggered() {
        Diagnosis diagnosis = diagnose(NOT_HERE, Credentials.interactive(), principal());

        assertThat(diagnosis.attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Outcome.UNAVAILABLE, Outcome.NOT_TRIED, Outcome.NOT_TRIED);
        assertThat(diagnosis.toString()).contains("it would open a browser");
        assertThat(entra.hosts).isEmpty();
    }

    @Test
    void skewOfClocksIsMeasured() {
        try (Emulated emulated = new Emulated()) {
            emulated.local.clock().advance(Duration.ofHours(2));
            SignIn signIn = Credentials.servicePrincipal(
                    emulated.local.tenantId(), emulated.local.clientId(), emulated.local.clientSecret());

            Diagnosis diagnosis = CachedCredential.of(emulated.bind(signIn), Clock.systemUTC())
                    .diagnose();

            assertThat(diagnosis.served().orElseThrow().clockSkew())
                    .isBetween(Duration.ofSeconds(7198), Duration.ofSeconds(7202));
            assertThat(diagnosis.toString()).contains("its clock minus ours: 7");
        }
    }

    @Test
    void silentHostIsTransient() {
        entra.silent();

        assertThatThrownBy(() -> token(Credentials.firstOf(principal(), own("never"))))
                .isInstanceOfSatisfying(SignInException.class, failure -> {
                    assertThat(failure.isTransient()).isTrue();
                    assertThat(failure.host()).contains("login.microsoftonline.com");
                })
                .hasMessageContaining("could not be asked");
    }

    private Diagnosis diagnose(SignIn... members) {
        return CachedCredential.of(Credentials.firstOf(members).bind(AzureCloud.PUBLIC, entra), Clock.systemUTC())
                .diagnose();
    }

    private String token(SignIn signIn) {
        return signIn.bind(AzureCloud.PUBLIC, entra)
                .getTokenSync(new TokenRequestContext().addScopes(AzureCloud.PUBLIC.resourceManagerScope()))
                .getToken();
    }

    private static SignIn principal() {
        return Credentials.servicePrincipal("contoso.com", "app", CANARY);
    }

    private static SignIn own(String token) {
        return Credentials.of(request -> Mono.just(
                new AccessToken(token, OffsetDateTime.now(ZoneOffset.UTC).plusHours(1))));
    }
}
