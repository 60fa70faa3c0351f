package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpClient;
import com.azure.identity.AuthenticationRecord;
import com.azure.identity.AuthenticationRequiredException;
import com.microsoft.aad.msal4j.MsalClientException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A person's sign-in for as long as its refresh token lives. The person is asked once; afterwards tokens are asked of
 * Entra with the refresh token, and the person again only when Entra refuses that. An issuer that does not answer is no
 * reason to ask a person. One caller at a time, or two would be shown two prompts.
 */
final class UserSession implements BoundSignIn.Asking {

    /** What azure-identity has for one way of asking a person, with its own automatic prompt switched off. */
    record Official(
            TokenCredential silent, Function<TokenRequestContext, Mono<AuthenticationRecord>> prompt, boolean knownPerson) {}

    /** Asks for nothing, but claims make MSAL leave its memory of access tokens alone. */
    private static final String NO_CLAIMS = "{}";

    private final ReentrantLock turn = new ReentrantLock();
    private final Relay relay = new Relay();
    private final Function<HttpClient, Official> maker;
    private final Optional<RememberedAccount> account;
    private final Set<List<String>> handedOut = new HashSet<>();
    private @Nullable Official official;
    private boolean signedIn;

    UserSession(Function<HttpClient, Official> maker, Optional<RememberedAccount> account) {
        this.maker = maker;
        this.account = account;
    }

    @Override
    public AccessToken ask(TokenRequestContext request, HttpClient transport) {
        turn.lock();
        try {
            Witness witness = new Witness(transport, Clock.systemUTC());
            relay.to(ClaimsInForm.in(witness, request.getClaims()));
            AccessToken token = ask(request, witness);
            handedOut.add(request.getScopes());
            return token;
        } finally {
            turn.unlock();
        }
    }

    private AccessToken ask(TokenRequestContext request, Witness witness) {
        Official credential = official();
        if (signedIn) {
            try {
                return credential.silent().getTokenSync(anew(request));
            } catch (AuthenticationRequiredException refused) {
                requireAnAnswer(witness, refused);
            }
        }
        return signIn(credential, request);
    }

    private AccessToken signIn(Official credential, TokenRequestContext request) {
        try {
            AuthenticationRecord record = Objects.requireNonNull(
                    credential.prompt().apply(capable(request).setClaims(request.getClaims())).block());
            signedIn = true;
            account.ifPresent(file -> file.write(record));
        } catch (RuntimeException thrown) {
            throw explained(thrown);
        }
        return credential.silent().getTokenSync(capable(request));
    }

    private Official official() {
        Official made = official;
        if (made == null) {
            made = maker.apply(relay);
            official = made;
            signedIn = made.knownPerson();
        }
        return made;
    }

    /**
     * MSAL keeps two memories, one for clients that can answer claims challenges; only that one can be asked to refresh, so
     * it is the one that is used.
     */
    private static TokenRequestContext capable(TokenRequestContext request) {
        return new TokenRequestContext()
                .setScopes(request.getScopes())
                .setTenantId(request.getTenantId())
                .setCaeEnabled(true);
    }

    /** The first token of a run may be one that an earlier run left in the cache; a second one is asked for because the first is no good. */
    private TokenRequestContext anew(TokenRequestContext request) {
        TokenRequestContext silent = capable(request);
        boolean first = !handedOut.contains(request.getScopes()) && request.getClaims() == null;
        return first ? silent : silent.setClaims(NO_CLAIMS);
    }

    private static void requireAnAnswer(Witness witness, AuthenticationRequiredException refused) {
        Exchange last = witness.last();
        if (last != null && last.failed()) {
            throw SignInException.unreachable(
                    last.host() + (last.status() == 0 ? " did not answer." : " answered " + last.status() + "."),
                    last.host(),
                    refused);
        }
    }

    private static RuntimeException explained(RuntimeException thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof ClientAuthenticationException && String.valueOf(t.getMessage()).contains("token cache is unavailable")) {
                return KeyStores.missing(thrown);
            }
            if (t instanceof MsalClientException client && isWithoutBrowser(client)) {
                return SignInException.unavailable(
                        "no browser can be opened here.", "sign in with a device code", thrown);
            }
        }
        return thrown;
    }

    private static boolean isWithoutBrowser(MsalClientException failure) {
        String told = failure.errorCode() + " " + failure.getMessage();
        return told.contains("xdg_open") || told.contains("xdg-open") || told.contains("desktop_browser_not_supported");
    }
}
