package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import reactor.core.publisher.Mono;

/** A credential that somebody else configured: its tokens are looked at before they are sent to a cloud. */
record AgreeingCredential(AzureCloud cloud, TokenCredential credential) implements TokenCredential {

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return credential.getToken(request).doOnNext(token -> judge(request, token));
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        AccessToken token = credential.getTokenSync(request);
        judge(request, token);
        return token;
    }

    private void judge(TokenRequestContext request, AccessToken token) {
        CloudAgreement.judge(cloud, request.getScopes(), token.getToken());
    }
}
