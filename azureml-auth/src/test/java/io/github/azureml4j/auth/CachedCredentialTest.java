package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.github.azureml4j.scoring.token.RefreshingToken;
import io.github.azureml4j.scoring.token.ServerClock;
import io.github.azureml4j.testkit.FakeClock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

@Timeout(60)
class CachedCredentialTest {

    private static final String ARM = AzureCloud.PUBLIC.resourceManagerScope();
    private static final String VAULT = AzureCloud.PUBLIC.vaultScope();

    private final FakeClock clock = new FakeClock();
    private final List<TokenRequestContext> asked = new CopyOnWriteArrayList<>();
    private final CachedCredential cached = CachedCredential.of(new Numbered(clock), clock);

    @Test
    void eachScopeHasItsOwnToken() {
        assertThat(tokenFor(ARM)).isEqualTo("token-1");
        assertThat(tokenFor(VAULT)).isEqualTo("token-2");
        assertThat(tokenFor(ARM)).isEqualTo("token-1");
        assertThat(asked).hasSize(2);
    }

    @Test
    void manyCallersAskOnce() {
        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(i -> tokenFor(ARM))
                        .distinct())
                .containsExactly("token-1");
        assertThat(asked).hasSize(1);
    }

    @Test
    void expiredTokenIsReplaced() {
        tokenFor(ARM);
        clock.advance(Duration.ofHours(1));

        assertThat(tokenFor(ARM)).isEqualTo("token-2");
    }

    @Test
    void issuerThatNamesNoRefreshTimeIsNotAskedAgainForAFreshToken() {
        tokenFor(ARM);
        clock.advance(Duration.ofMinutes(50));

        assertThat(tokenFor(ARM)).isEqualTo("token-1");
        assertThat(cached.token(ARM).refreshes()).isEqualTo(1);
    }

    @Test
    void rejectedTokenIsReplaced() {
        cached.token(ARM).invalidate(cached.token(ARM).get());

        assertThat(tokenFor(ARM)).isEqualTo("token-2");
    }

    /** By the machine's clock as MSAL reckons, and by the issuer's as a metadata endpoint does. */
    @ParameterizedTest(name = "service {0} h ahead, expiry by its own clock: {1}")
    @CsvSource({"2, false", "2, true", "-2, false", "-2, true"})
    void tokenLivesItsLifeWhoseverClockItsExpiryWasReckonedBy(int hours, boolean byIssuersClock) {
        ServerClock server = ServerClock.over(clock);
        server.observe(clock.instant().plus(Duration.ofHours(hours)));
        CachedCredential skewed = CachedCredential.of(new Numbered(byIssuersClock ? server : clock), server);

        RefreshingToken token = skewed.token(ARM);
        for (int i = 0; i < 5; i++) {
            token.get();
        }
        assertThat(token.refreshes()).isEqualTo(1);
        assertThat(token.get().expiresAt()).isEqualTo(server.instant().plus(Duration.ofHours(1)));

        clock.advance(Duration.ofMinutes(60));
        token.get();
        assertThat(token.refreshes()).isEqualTo(2);
    }

    @Test
    void officialClientsAreToldTheExpiryByThisMachinesClock() {
        ServerClock server = ServerClock.over(clock);
        CachedCredential skewed = CachedCredential.of(new Numbered(clock), server);
        server.observe(clock.instant().plus(Duration.ofHours(2)));

        assertThat(skewed.getTokenSync(new TokenRequestContext().addScopes(ARM)).getExpiresAt())
                .isEqualTo(clock.instant().plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC));
    }

    @Test
    void claimsAreAskedForAnewAndTheirTokenStays() {
        tokenFor(ARM);

        TokenRequestContext challenge = new TokenRequestContext().addScopes(ARM).setClaims("{\"nbf\":1}");
        assertThat(cached.getTokenSync(challenge).getToken()).isEqualTo("token-2");

        assertThat(tokenFor(ARM)).isEqualTo("token-2");
        assertThat(asked.get(1).getClaims()).isEqualTo("{\"nbf\":1}");
    }

    @Test
    void reactiveCallersShareTheToken() {
        tokenFor(ARM);

        assertThat(cached.getToken(new TokenRequestContext().addScopes(ARM))
                        .block()
                        .getToken())
                .isEqualTo("token-1");
    }

    @Test
    void failureIsASignInException() {
        CachedCredential failing = CachedCredential.of(
                request -> Mono.error(new IllegalStateException("AADSTS700016: unknown application")), clock);

        assertThatThrownBy(() -> failing.getTokenSync(new TokenRequestContext().addScopes(ARM)))
                .isInstanceOfSatisfying(
                        SignInException.class, e -> assertThat(e.code()).contains("AADSTS700016"));
    }

    @Test
    void cacheIsNotCachedAgain() {
        assertThat(CachedCredential.of(cached, clock)).isSameAs(cached);
    }

    private String tokenFor(String scope) {
        return cached.getTokenSync(new TokenRequestContext().addScopes(scope)).getToken();
    }

    private final class Numbered implements TokenCredential {

        private final InstantSource issuer;

        Numbered(InstantSource issuer) {
            this.issuer = issuer;
        }

        @Override
        public Mono<AccessToken> getToken(TokenRequestContext request) {
            return Mono.fromCallable(() -> getTokenSync(request));
        }

        @Override
        public AccessToken getTokenSync(TokenRequestContext request) {
            asked.add(request);
            return new AccessToken(
                    "token-" + asked.size(),
                    issuer.instant().plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC));
        }
    }
}
