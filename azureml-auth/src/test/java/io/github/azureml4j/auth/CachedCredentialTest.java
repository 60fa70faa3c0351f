package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.microsoft.aad.msal4j.MsalThrottlingException;
import io.github.azureml4j.scoring.token.RefreshingToken;
import io.github.azureml4j.scoring.token.ServerClock;
import io.github.azureml4j.scoring.token.Token;
import io.github.azureml4j.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

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
        CachedCredential skewed =
                CachedCredential.of(new Numbered(byIssuersClock ? server : clock), server, clock, Map.of());

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
        CachedCredential skewed = CachedCredential.of(new Numbered(clock), server, clock, Map.of());
        server.observe(clock.instant().plus(Duration.ofHours(2)));

        assertThat(skewed.getTokenSync(new TokenRequestContext().addScopes(ARM)).getExpiresAt())
                .isEqualTo(clock.instant().plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC));
    }

    @Test
    void clockThatIsNotTheMachinesPutsExpiriesRight() {
        FakeClock elsewhere = new FakeClock(clock.instant().plus(Duration.ofDays(365)));
        RefreshingToken token = CachedCredential.of(new Numbered(clock), elsewhere, clock, Map.of())
                .token(ARM);

        assertThat(token.get().expiresAt()).isEqualTo(elsewhere.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void claimsAreAskedForOnceAndTheirTokenStays() {
        tokenFor(ARM);

        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(i -> cached.getTokenSync(challenge()).getToken())
                        .distinct())
                .containsExactly("token-2");

        assertThat(tokenFor(ARM)).isEqualTo("token-2");
        assertThat(asked).extracting(TokenRequestContext::getClaims).containsExactly(null, "{\"nbf\":1}");
    }

    @Test
    void holderAndOfficialClientsShareTheAnswerToAChallenge() {
        Token rejected = cached.token(ARM).get();

        Token answer = cached.token(ARM).challenged(rejected, "{\"nbf\":1}", null);

        assertThat(cached.getTokenSync(challenge()).getToken()).isEqualTo(answer.value());
        assertThat(asked).hasSize(2);
    }

    @Test
    void refreshAfterAChallengeSendsNoClaims() {
        cached.getTokenSync(challenge());
        clock.advance(Duration.ofHours(1));

        tokenFor(ARM);

        assertThat(asked).extracting(TokenRequestContext::getClaims).containsExactly("{\"nbf\":1}", null);
    }

    @Test
    void oneTokenServesHoldersAndOfficialClientsAndCanBeChallenged() {
        cached.token(ARM).get();
        cached.getTokenSync(new TokenRequestContext().addScopes(ARM).setCaeEnabled(true));

        assertThat(asked).hasSize(1).allMatch(TokenRequestContext::isCaeEnabled);
    }

    @Test
    void whoCannotAnswerAChallengeGetsATokenThatMeetsNone() {
        cached.token(ARM).get();
        cached.getTokenSync(new TokenRequestContext().addScopes(ARM));
        cached.source(ARM).fetch();

        assertThat(asked).extracting(TokenRequestContext::isCaeEnabled).containsExactly(true, false, false);
    }

    @ParameterizedTest(name = "AZURE_IDENTITY_DISABLE_CP1={0}")
    @CsvSource({"true, 1", "1, 1", "'', 2"})
    void environmentTurnsContinuousAccessOff(String value, int tokens) {
        CachedCredential plain =
                CachedCredential.of(new Numbered(clock), clock, clock, Map.of("AZURE_IDENTITY_DISABLE_CP1", value));

        plain.token(ARM).get();
        plain.getTokenSync(new TokenRequestContext().addScopes(ARM));

        assertThat(asked).hasSize(tokens);
        assertThat(asked.get(0).isCaeEnabled()).isEqualTo(tokens == 2);
    }

    /** Without one azure-core would ask each half minute; one of 1970, which MSAL gives for none, means the same. */
    @ParameterizedTest(name = "issuer wants a refresh after {0} min, clients ask from minute {1} on")
    @CsvSource({"20, 20", "1970, 55", ", 55"})
    void officialClientsAreToldWhenToAskAgain(Integer wish, long expected) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        OffsetDateTime refreshAt = wish == null || wish == 1970
                ? (wish == null ? null : Instant.EPOCH.atOffset(ZoneOffset.UTC))
                : now.plusMinutes(wish);
        CachedCredential wishing = CachedCredential.of(
                request -> Mono.just(new AccessToken("t", now.plusHours(1), refreshAt)), clock, clock, Map.of());

        assertThat(wishing.getTokenSync(new TokenRequestContext().addScopes(ARM))
                        .getRefreshAt())
                .isEqualTo(now.plusMinutes(expected));
    }

    @Test
    void issuerThatWantsSilenceGetsIt() {
        CachedCredential throttled = CachedCredential.of(
                request -> {
                    asked.add(request);
                    return Mono.error(new IllegalStateException(new MsalThrottlingException(120_000)));
                },
                clock,
                clock,
                Map.of());
        for (int second = 0; second < 119; second++) {
            assertThatThrownBy(() -> throttled.getTokenSync(new TokenRequestContext().addScopes(ARM)))
                    .isInstanceOf(SignInException.class);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    void noThreadOfAReactorWaits() {
        CountDownLatch gate = new CountDownLatch(1);
        CachedCredential slow = CachedCredential.of(
                request -> Mono.fromCallable(() -> {
                    asked.add(request);
                    gate.await();
                    return new AccessToken(
                            "late", clock.instant().plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC));
                }),
                clock);
        Scheduler one = Schedulers.newSingle("reactor", true);
        List<Mono<String>> callers = IntStream.range(0, 64)
                .mapToObj(i -> slow.getToken(new TokenRequestContext().addScopes(ARM))
                        .subscribeOn(one)
                        .map(AccessToken::getToken)
                        .cache())
                .toList();
        callers.forEach(Mono::subscribe);

        assertThat(Mono.just("free").publishOn(one).block()).isEqualTo("free");
        gate.countDown();

        assertThat(Flux.merge(callers).collectList().block()).hasSize(64).containsOnly("late");
        assertThat(asked).hasSize(1);
        one.dispose();
    }

    @Test
    void reactiveCallersShareTheToken() {
        tokenFor(ARM);

        assertThat(cached.getToken(new TokenRequestContext().addScopes(ARM).setCaeEnabled(true))
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

    private static TokenRequestContext challenge() {
        return new TokenRequestContext().addScopes(ARM).setCaeEnabled(true).setClaims("{\"nbf\":1}");
    }

    private String tokenFor(String scope) {
        return cached.getTokenSync(new TokenRequestContext().addScopes(scope).setCaeEnabled(true))
                .getToken();
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
