package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.github.azureml4j.scoring.token.RefreshingToken;
import io.github.azureml4j.scoring.token.ServerClock;
import io.github.azureml4j.scoring.token.Token;
import io.github.azureml4j.scoring.token.TokenException;
import io.github.azureml4j.scoring.token.TokenSource;
import io.github.azureml4j.scoring.token.TokenThrottledException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Any credential with a {@link RefreshingToken} in front of it for each audience. Credentials alone are not single flight,
 * serve no old token while the issuer is down, and answer a claims challenge with the rejected token; this is cured here,
 * for this SDK's requests and for official Azure clients that are given it. Thread-safe; no thread of a reactor waits.
 *
 * <p>Tokens are asked for with the capability {@code CP1}, so that Resource Manager and key vaults revoke them by claims
 * challenges (continuous access evaluation), unless the environment variable {@code AZURE_IDENTITY_DISABLE_CP1} is set.
 */
public final class CachedCredential implements TokenCredential {

    private static final String DISABLE_CP1 = "AZURE_IDENTITY_DISABLE_CP1";

    /** What azure-core takes for it when nobody says. */
    private static final Duration USUAL_HEAD_START = Duration.ofMinutes(5);

    private final TokenCredential credential;
    private final InstantSource clock;
    private final InstantSource machine;
    private final boolean continuousAccess;
    private final Map<Audience, RefreshingToken> tokens = new ConcurrentHashMap<>();

    private CachedCredential(
            TokenCredential credential, InstantSource clock, InstantSource machine, boolean continuousAccess) {
        this.credential = credential;
        this.clock = clock;
        this.machine = machine;
        this.continuousAccess = continuousAccess;
    }

    /**
     * Puts a cache in front of a credential.
     *
     * @param credential what is asked for new tokens
     * @param clock the time by which tokens age, such as a {@link ServerClock}; expiries that were reckoned by this
     *     machine's clock are put right
     * @return the cache; a credential that is one already is returned as it is
     */
    public static CachedCredential of(TokenCredential credential, InstantSource clock) {
        return of(credential, clock, Clock.systemUTC(), System.getenv());
    }

    static CachedCredential of(
            TokenCredential credential, InstantSource clock, InstantSource machine, Map<String, String> variables) {
        Objects.requireNonNull(credential, "credential");
        Objects.requireNonNull(clock, "clock");
        return credential instanceof CachedCredential cached
                ? cached
                : new CachedCredential(
                        credential,
                        clock,
                        machine,
                        variables.getOrDefault(DISABLE_CP1, "").isBlank());
    }

    /**
     * The token of one scope, to hold, and to {@linkplain RefreshingToken#invalidate invalidate} or
     * {@linkplain RefreshingToken#challenged renew} after a 401. Its holder is expected to answer claims challenges.
     *
     * @param scope for example {@link AzureCloud#resourceManagerScope()}
     * @return the one token of that scope
     */
    public RefreshingToken token(String scope) {
        return token(new TokenRequestContext().addScopes(scope).setCaeEnabled(true));
    }

    /**
     * The credential without the cache, for a holder that brings its own {@link RefreshingToken} and answers no claims
     * challenges: its tokens are of the kind that is rejected without one.
     *
     * @param scope the scope of the tokens
     * @return a source that asks the credential each time
     */
    public TokenSource source(String scope) {
        return new Issuer(new Audience(List.of(scope), null, false));
    }

    /**
     * A good token for the request. Claims answer a challenge: a token that was got with them is handed out, once for all
     * callers that met the challenge, and takes the place of the rejected one.
     *
     * @throws SignInException when there is none to be had
     */
    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        String claims = request.getClaims();
        RefreshingToken token = token(request);
        try {
            return accessToken(claims == null ? token.get() : token.challenged(claims));
        } catch (TokenException failed) {
            throw SignInException.from(failed);
        }
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.defer(() -> coming(request))
                .map(this::accessToken)
                .onErrorMap(TokenException.class, SignInException::from);
    }

    /**
     * Tries to sign in without the cache and tells what happened: for each way to sign in what was tried, and why it did or
     * did not serve. Who needs a person is not tried. Nothing secret is in it.
     *
     * @return the report; {@code toString} is made to be read
     */
    public Diagnosis diagnose() {
        TokenRequestContext request = new TokenRequestContext();
        tokens.keySet().stream().findFirst().ifPresent(asked -> request.setScopes(asked.scopes()));
        return credential instanceof Diagnosable ours
                ? ours.diagnose(request)
                : BoundSignIn.around(credential).diagnose(request);
    }

    /** Whoever waited goes on elsewhere, so that what one caller does next delays no other. */
    private Mono<Token> coming(TokenRequestContext request) {
        String claims = request.getClaims();
        RefreshingToken token = token(request);
        CompletableFuture<Token> coming = claims == null ? token.getAsync() : token.challengedAsync(claims);
        Mono<Token> mono = Mono.fromFuture(coming);
        return coming.isDone() ? mono : mono.publishOn(Schedulers.boundedElastic());
    }

    /**
     * The token that official clients are given for such a request.
     *
     * @param request scopes, tenant, and whether claims challenges will be answered; its claims do not matter
     * @return the one token of that audience
     */
    public RefreshingToken token(TokenRequestContext request) {
        Audience audience = new Audience(
                List.copyOf(request.getScopes()), request.getTenantId(), continuousAccess && request.isCaeEnabled());
        RefreshingToken known = tokens.get(audience);
        return known != null ? known : tokens.computeIfAbsent(audience, this::made);
    }

    private RefreshingToken made(Audience audience) {
        return RefreshingToken.builder(new Issuer(audience)).clock(clock).build();
    }

    /**
     * What to add to an expiry. Nobody says by whose clock it was reckoned: MSAL adds a life to this machine's time, a
     * metadata endpoint names the issuer's. The shorter life that is left is believed, since a token that is replaced
     * too early costs less than one that was dead on arrival and is asked for again by each call.
     */
    private Duration shift(Instant expiry) {
        Instant shifted = expiry.plus(ahead());
        Instant sooner = shifted.isBefore(expiry) ? shifted : expiry;
        Instant later = shifted.isBefore(expiry) ? expiry : shifted;
        return Duration.between(expiry, sooner.isAfter(clock.instant()) ? sooner : later);
    }

    /** How far the time by which tokens age is ahead of this machine's. */
    private Duration ahead() {
        return Duration.between(machine.instant(), clock.instant());
    }

    /** Official clients keep tokens themselves, by this machine's clock, and ask again from the refresh time on. */
    private AccessToken accessToken(Token token) {
        Duration ahead = ahead();
        Instant refresh = token.refreshAfter().equals(Instant.EPOCH)
                ? token.expiresAt().minus(USUAL_HEAD_START)
                : token.refreshAfter();
        return new AccessToken(token.value(), utc(token.expiresAt().minus(ahead)), utc(refresh.minus(ahead)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** What tells two tokens apart, claims aside. Whoever cannot answer a challenge must not be given a token that is revoked by one. */
    private record Audience(List<String> scopes, @Nullable String tenant, boolean continuousAccess) {

        TokenRequestContext request() {
            return new TokenRequestContext()
                    .setScopes(scopes)
                    .setTenantId(tenant)
                    .setCaeEnabled(continuousAccess);
        }
    }

    /** The credential as the engine asks it. */
    private final class Issuer implements TokenSource {

        private final Audience audience;

        Issuer(Audience audience) {
            this.audience = audience;
        }

        @Override
        public Token fetch() {
            return ask(audience.request());
        }

        @Override
        public Token fetch(String claims) {
            return ask(audience.request().setClaims(claims));
        }

        private Token ask(TokenRequestContext request) {
            try {
                return token(credential.getTokenSync(request));
            } catch (RuntimeException refused) {
                Duration wish = IssuersWish.in(refused);
                if (wish == null) {
                    throw refused;
                }
                throw new TokenThrottledException(String.valueOf(refused.getMessage()), refused, wish);
            }
        }

        private Token token(AccessToken got) {
            Instant expiry = got.getExpiresAt().toInstant();
            Duration shift = shift(expiry);
            OffsetDateTime refresh = got.getRefreshAt();
            return new Token(
                    got.getToken(),
                    expiry.plus(shift),
                    refresh == null || refresh.toEpochSecond() <= 0
                            ? Instant.EPOCH
                            : refresh.toInstant().plus(shift));
        }
    }
}
