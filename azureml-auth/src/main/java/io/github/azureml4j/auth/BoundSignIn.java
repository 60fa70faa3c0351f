package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A way to sign in that is tied to a cloud and a transport. Says what went wrong, since credentials bury Entra's answer
 * under one to three exceptions of their own, and remembers it for {@link #diagnose}.
 */
final class BoundSignIn implements TokenCredential, Diagnosable {

    /** Asks for a token, with no memory of its own. */
    @FunctionalInterface
    interface Asking {

        /**
         * A new token.
         *
         * @param request for what
         * @param transport what must carry the requests of this one asking
         */
        AccessToken ask(TokenRequestContext request, HttpClient transport);
    }

    private final String settings;
    private final AzureCloud cloud;
    private final HttpClient transport;
    private final Asking asking;
    private final @Nullable String person;
    private volatile @Nullable Attempt last;

    /**
     * A way that needs no person.
     *
     * @param signIn the setting, whose text names it in reports
     */
    BoundSignIn(SignIn signIn, AzureCloud cloud, HttpClient transport, Asking asking) {
        this(signIn, cloud, transport, asking, null);
    }

    /** A way that needs a person: {@code person} says what for. */
    BoundSignIn(SignIn signIn, AzureCloud cloud, HttpClient transport, Asking asking, @Nullable String person) {
        this.settings = signIn.toString();
        this.cloud = Authorities.requireEntra(cloud);
        this.transport = transport;
        this.asking = asking;
        this.person = person;
    }

    /** A credential that somebody else bound to a cloud, whichever that is. */
    static BoundSignIn around(TokenCredential credential) {
        return new BoundSignIn(
                new OwnCredential(credential),
                AzureCloud.PUBLIC,
                request -> Mono.error(new IllegalStateException("a credential of one's own brings its own transport")),
                (request, http) -> credential.getTokenSync(request));
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        Witness witness = new Witness(transport, Clock.systemUTC());
        long began = System.nanoTime();
        try {
            AccessToken token = asking.ask(request, witness);
            last = Attempt.served(settings, token, witness.last(), since(began));
            return token;
        } catch (RuntimeException thrown) {
            SignInException failure = SignInException.from(thrown, witness.last(), witness.redactor());
            last = Attempt.failed(settings, failure, witness.last(), since(began));
            throw failure;
        }
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> getTokenSync(request)).subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public Diagnosis diagnose(TokenRequestContext request) {
        if (person == null) {
            attempt(request.getScopes().isEmpty() ? forResourceManager() : request);
        }
        return new Diagnosis(List.of(last()));
    }

    /** What happened last, or what would. */
    Attempt last() {
        Attempt known = last;
        return known != null ? known : Attempt.notTried(settings, person == null ? "its turn did not come" : person);
    }

    @Override
    public String toString() {
        return settings;
    }

    private void attempt(TokenRequestContext request) {
        try {
            getTokenSync(request);
        } catch (SignInException told) {
            // Attempt has it.
        }
    }

    private TokenRequestContext forResourceManager() {
        return new TokenRequestContext().addScopes(cloud.resourceManagerScope());
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
