package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import reactor.core.publisher.Mono;

/** Says what went wrong: credentials bury Entra's answer under one to three exceptions of their own. */
record FrankCredential(TokenCredential credential) implements TokenCredential {

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return credential.getToken(request).onErrorMap(SignInException::from);
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        try {
            return credential.getTokenSync(request);
        } catch (RuntimeException thrown) {
            throw SignInException.from(thrown);
        }
    }
}
