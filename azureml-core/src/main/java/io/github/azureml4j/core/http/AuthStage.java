package io.github.azureml4j.core.http;

import com.azure.core.credential.TokenRequestContext;
import io.github.azureml4j.auth.CachedCredential;
import io.github.azureml4j.auth.SignInException;
import io.github.azureml4j.scoring.token.RefreshingToken;
import io.github.azureml4j.scoring.token.Token;
import io.github.azureml4j.scoring.token.TokenException;
import java.time.Clock;
import java.time.Duration;

/** Adds the bearer token of the call's audience; a 401 forces one renewal and one replay, with the challenge's claims if it has any. */
final class AuthStage implements Stage {
    private final CachedCredential credential;
    private final Clock clock;

    AuthStage(CachedCredential credential, Clock clock) {
        this.credential = credential;
        this.clock = clock;
    }

    @Override
    public ServiceResponse handle(Call call, Next next) {
        String scope = call.access().scope();
        if (scope == null) {
            return next.proceed(call);
        }
        RefreshingToken tokens = credential.token(scope);
        Token token = good(tokens, call);
        ServiceResponse response = next.proceed(signed(call, token.value()));
        if (response.status() != 401) {
            return response;
        }
        return next.proceed(signed(call, renewed(call, scope, token, response)));
    }

    private String renewed(Call call, String scope, Token rejected, ServiceResponse refusal) {
        String claims = Challenge.claims(refusal.header("WWW-Authenticate"));
        if (claims != null) {
            TokenRequestContext request =
                    new TokenRequestContext().addScopes(scope).setClaims(claims);
            return credential.getTokenSync(request).getToken();
        }
        RefreshingToken tokens = credential.token(scope);
        tokens.invalidate(rejected);
        return good(tokens, call).value();
    }

    private Token good(RefreshingToken tokens, Call call) {
        try {
            return tokens.get(left(call));
        } catch (TokenException e) {
            throw SignInException.from(e);
        }
    }

    private Duration left(Call call) {
        Duration left = Duration.between(clock.instant(), call.deadline());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Call signed(Call call, String token) {
        return call.header("Authorization", "Bearer " + token);
    }
}
