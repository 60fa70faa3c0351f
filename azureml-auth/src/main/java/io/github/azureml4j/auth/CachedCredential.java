package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.github.azureml4j.scoring.token.RefreshingToken;
import io.github.azureml4j.scoring.token.ServerClock;
import io.github.azureml4j.scoring.token.Token;
import io.github.azureml4j.scoring.token.TokenException;
import io.github.azureml4j.scoring.token.TokenSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Any credential with a {@link RefreshingToken} in front of it for each scope. Credentials alone are not single flight
 * and serve no old token while the issuer is down; this is both. Thread-safe.
 */
public final class CachedCredential implements TokenCredential {

    private final TokenCredential credential;
    private final InstantSource clock;
    private final Map<Audience, RefreshingToken> tokens = new ConcurrentHashMap<>();

    private CachedCredential(TokenCredential credential, InstantSource clock) {
        this.credential = credential;
        this.clock = clock;
    }

    /**
     * Puts a cache in front of a credential.
     *
     * @param credential what is asked for new tokens
     * @param clock the time by which tokens age; a {@link ServerClock} puts right what was reckoned by another clock
     * @return the cache; a credential that is one already is returned as it is
     */
    public static CachedCredential of(TokenCredential credential, InstantSource clock) {
        return credential instanceof CachedCredential cached
                ? cached
                : new CachedCredential(
                        Objects.requireNonNull(credential, "credential"), Objects.requireNonNull(clock, "clock"));
    }

    /**
     * The token of one scope, to hold and to {@linkplain RefreshingToken#invalidate invalidate} after a 401.
     *
     * @param scope for example {@link AzureCloud#resourceManagerScope()}
     * @return the one token of that scope
     */
    public RefreshingToken token(String scope) {
        return token(new TokenRequestContext().addScopes(scope));
    }

    /**
     * The credential without the cache, for a holder that brings its own {@link RefreshingToken}.
     *
     * @param scope the scope of the tokens
     * @return a source that asks the credential each time
     */
    public TokenSource source(String scope) {
        return source(new TokenRequestContext().addScopes(scope));
    }

    /**
     * A good token for the request. One with claims, which answers a challenge, is always asked for anew and replaces the
     * token of its scope.
     *
     * @throws SignInException when there is none to be had
     */
    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        try {
            return accessToken(request.getClaims() == null ? token(request).get() : challenged(request));
        } catch (TokenException failed) {
            throw SignInException.from(failed);
        }
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> getTokenSync(request)).subscribeOn(Schedulers.boundedElastic());
    }

    private Token challenged(TokenRequestContext request) {
        Token token = source(request).fetch();
        token(request).adopt(token);
        return token;
    }

    private RefreshingToken token(TokenRequestContext request) {
        return tokens.computeIfAbsent(
                Audience.of(request),
                key -> RefreshingToken.builder(source(key.request()))
                        .clock(clock)
                        .build());
    }

    private TokenSource source(TokenRequestContext request) {
        return () -> {
            AccessToken got = credential.getTokenSync(request);
            Duration shift = shift(got.getExpiresAt().toInstant());
            return new Token(
                    got.getToken(),
                    got.getExpiresAt().toInstant().plus(shift),
                    refreshAfter(got.getRefreshAt(), shift));
        };
    }

    /**
     * What to add to an expiry. Nobody says by whose clock it was reckoned: MSAL adds a life to this machine's time, a
     * metadata endpoint names the issuer's. The shorter life that is left is believed, since a token that is replaced
     * too early costs less than one that was dead on arrival and is asked for again by each call.
     */
    private Duration shift(Instant expiry) {
        Instant shifted = expiry.plus(skew());
        Instant sooner = shifted.isBefore(expiry) ? shifted : expiry;
        Instant later = shifted.isBefore(expiry) ? expiry : shifted;
        return Duration.between(expiry, sooner.isAfter(clock.instant()) ? sooner : later);
    }

    private Duration skew() {
        return clock instanceof ServerClock server ? server.skew() : Duration.ZERO;
    }

    private static Instant refreshAfter(@Nullable OffsetDateTime refreshAt, Duration shift) {
        return refreshAt == null ? Instant.EPOCH : refreshAt.toInstant().plus(shift);
    }

    /** Official clients keep tokens themselves, by this machine's clock. */
    private AccessToken accessToken(Token token) {
        return new AccessToken(token.value(), token.expiresAt().minus(skew()).atOffset(ZoneOffset.UTC));
    }

    /** What tells two tokens apart, claims aside. */
    private record Audience(List<String> scopes, @Nullable String tenant, boolean continuousAccess) {

        static Audience of(TokenRequestContext request) {
            return new Audience(List.copyOf(request.getScopes()), request.getTenantId(), request.isCaeEnabled());
        }

        TokenRequestContext request() {
            return new TokenRequestContext()
                    .setScopes(scopes)
                    .setTenantId(tenant)
                    .setCaeEnabled(continuousAccess);
        }
    }
}
