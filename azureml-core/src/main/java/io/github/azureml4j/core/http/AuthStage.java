package io.github.azureml4j.core.http;

import io.github.azureml4j.auth.CachedCredential;
import io.github.azureml4j.auth.SignInException;
import io.github.azureml4j.scoring.token.RefreshingToken;
import io.github.azureml4j.scoring.token.Token;
import io.github.azureml4j.scoring.token.TokenException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Adds the bearer token of the call's audience. A 401 leads to one new token, with the challenge's claims if it has any, and to
 * one replay: a service that rejects that one too has had its say.
 */
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
        Token token = good(() -> tokens.get(left(call)));
        ServiceResponse response = next.proceed(signed(call, token));
        if (response.status() != 401) {
            return response;
        }
        ClaimsChallenge challenge = ClaimsChallenge.of(response.header("WWW-Authenticate"));
        if (challenge.isHopeless()) {
            return response;
        }
        return next.proceed(signed(call, good(() -> renewed(tokens, token, challenge, call))));
    }

    private Token renewed(RefreshingToken tokens, Token rejected, ClaimsChallenge challenge, Call call) {
        String claims = challenge.claims();
        if (claims != null) {
            return tokens.challenged(rejected, claims, left(call));
        }
        tokens.invalidate(rejected);
        return tokens.get(left(call));
    }

    private static Token good(Supplier<Token> asked) {
        try {
            return asked.get();
        } catch (TokenException e) {
            throw SignInException.from(e);
        }
    }

    private Duration left(Call call) {
        Duration left = Duration.between(clock.instant(), call.deadline());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Call signed(Call call, Token token) {
        return call.header("Authorization", "Bearer " + token.value());
    }
}
