package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.microsoft.aad.msal4j.AuthenticationErrorCode;
import com.microsoft.aad.msal4j.ClaimsRequest;
import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.MsalClientException;
import com.microsoft.aad.msal4j.MsalInteractionRequiredException;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SilentParameters;
import java.net.MalformedURLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A person's sign-in for as long as its refresh token lives. The person is asked once; afterwards tokens are asked of
 * Entra with the refresh token, and the person again only when Entra wants that. An issuer that does not answer is no
 * reason to ask a person. One caller at a time, or two would be shown two prompts.
 *
 * <p>MSAL itself, which azure-identity wraps: the credentials of azure-identity 1.19 cannot be told to refresh, hide why
 * a refresh failed and then ask the person whatever it was, and do not let a browser know the claims of a challenge.
 */
final class UserSession implements BoundSignIn.Asking {

    /** Asks a person, in one of the ways there are. */
    @FunctionalInterface
    interface Prompt {
        CompletableFuture<IAuthenticationResult> ask(PublicClientApplication client, Wish wish);
    }

    /** What is to be asked for. */
    record Wish(Set<String> scopes, String tenant, @Nullable String claims) {

        @Nullable
        ClaimsRequest claimsRequest() {
            return claims == null ? null : ClaimsRequest.formatAsClaimsRequest(claims);
        }
    }

    private final Person person;
    private final AzureCloud cloud;
    private final Prompt prompt;
    private final Optional<RememberedAccount> remembered;
    private final MsalTransport transport = new MsalTransport();
    private final ReentrantLock turn = new ReentrantLock();
    private final Set<Wish> granted = new HashSet<>();
    private @Nullable PublicClientApplication client;
    private @Nullable IAccount account;

    UserSession(Person person, AzureCloud cloud, Prompt prompt) {
        this.person = person;
        this.cloud = cloud;
        this.prompt = prompt;
        this.remembered = person.account(cloud);
    }

    @Override
    public AccessToken ask(TokenRequestContext request, HttpClient way) {
        Wish wish = new Wish(Set.copyOf(request.getScopes()), person.tenantOf(request), request.getClaims());
        turn.lock();
        try {
            transport.by(ClaimsInForm.in(way, wish.claims()));
            IAuthenticationResult result = ask(client(), wish);
            granted.add(wish);
            return token(result);
        } finally {
            turn.unlock();
        }
    }

    private IAuthenticationResult ask(PublicClientApplication msal, Wish wish) {
        IAccount known = account;
        if (known != null) {
            try {
                return await(msal.acquireTokenSilently(silently(known, wish)));
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            } catch (ExecutionException e) {
                requireAPerson(e);
            }
        }
        return prompt(msal, wish);
    }

    private IAuthenticationResult prompt(PublicClientApplication msal, Wish wish) {
        try {
            IAuthenticationResult result = await(prompt.ask(msal, wish));
            account = result.account();
            remembered.ifPresent(file -> file.write(result.account()));
            return result;
        } catch (ExecutionException e) {
            throw explained(e);
        }
    }

    /** What an earlier run left in the cache may do once; who asks again found it to be no good. */
    private SilentParameters silently(IAccount known, Wish wish) {
        return SilentParameters.builder(wish.scopes(), known)
                .tenant(wish.tenant())
                .forceRefresh(wish.claims() != null || granted.contains(wish))
                .build();
    }

    private PublicClientApplication client() {
        PublicClientApplication made = client;
        if (made == null) {
            made = person.client(cloud, transport);
            client = made;
            account = whoSignedInBefore(made);
        }
        return made;
    }

    private @Nullable IAccount whoSignedInBefore(PublicClientApplication msal) {
        if (remembered.isEmpty()) {
            return null;
        }
        try {
            return remembered.get().among(await(msal.getAccounts())).orElse(null);
        } catch (ExecutionException e) {
            throw SignInException.from(e);
        }
    }

    private static void requireAPerson(ExecutionException failure) {
        boolean wanted = failure.getCause() instanceof MsalInteractionRequiredException
                || (failure.getCause() instanceof MsalClientException client
                        && "cache_miss".equals(client.errorCode()));
        if (!wanted) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    /** What is said here is said without MSAL's words; the rest is told, without the secrets of its requests, by BoundSignIn. */
    private static RuntimeException explained(ExecutionException failure) {
        if (withoutBrowser(failure)) {
            return noBrowser(failure);
        }
        return cameBackEmpty(failure) ? notCompleted(failure) : new IllegalStateException(failure.getCause());
    }

    /** MSAL shows the reason in the browser and keeps nothing of it. */
    private static boolean cameBackEmpty(ExecutionException failure) {
        return failure.getCause() instanceof MsalClientException client
                && AuthenticationErrorCode.INVALID_AUTHORIZATION_RESULT.equals(client.errorCode());
    }

    private static SignInException notCompleted(ExecutionException failure) {
        return SignInException.refused(
                "the sign-in was cancelled or refused in the browser.",
                "sign in again; where it was refused, the browser's page says why",
                failure);
    }

    private static boolean withoutBrowser(ExecutionException failure) {
        return failure.getCause() instanceof MsalClientException client
                && (client.errorCode() + client.getMessage())
                        .matches("(?s).*(xdg.open|desktop_browser_not_supported).*");
    }

    private static SignInException noBrowser(ExecutionException failure) {
        return SignInException.unavailable("no browser can be opened here.", "sign in with a device code", failure);
    }

    private static AccessToken token(IAuthenticationResult result) {
        Long refreshOn = result.metadata() == null ? null : result.metadata().refreshOn();
        return new AccessToken(
                result.accessToken(),
                result.expiresOnDate().toInstant().atOffset(ZoneOffset.UTC),
                refreshOn == null || refreshOn == 0
                        ? null
                        : Instant.ofEpochSecond(refreshOn).atOffset(ZoneOffset.UTC));
    }

    private static <T> T await(CompletableFuture<T> future) throws ExecutionException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while signing in", e);
        }
    }
}
