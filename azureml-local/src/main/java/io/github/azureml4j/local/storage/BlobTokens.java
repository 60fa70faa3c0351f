package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.LocalError;

/** Checks the tokens of principals at the blob service, which tells everybody else where to get one. */
final class BlobTokens implements Guard {

    private final Guard tokens;
    private final String tenantId;

    /** @param tokens lets in whoever holds a valid token for storage */
    BlobTokens(Guard tokens, String tenantId) {
        this.tokens = tokens;
        this.tenantId = tenantId;
    }

    @Override
    public Caller check(Exchange exchange) {
        try {
            return tokens.check(exchange);
        } catch (LocalError refusal) {
            String challenge = refusal.headers().getOrDefault("WWW-Authenticate", "");
            LocalError error = refused(exchange, "InvalidAuthenticationInfo");
            // A challenge for claims is the token service's own, and clients that understand it need every word.
            throw challenge.contains("claims=") ? error.header("WWW-Authenticate", challenge) : error;
        }
    }

    /** 401 for a request without any credential, or with a token that is no good. */
    LocalError refused(Exchange exchange, String code) {
        return LocalError.unauthorized(
                        code,
                        "Server failed to authenticate the request. Please refer to the information in the"
                                + " www-authenticate header.")
                .header(
                        "WWW-Authenticate",
                        "Bearer authorization_uri=https://" + EntraService.signInHost(exchange.hostName()) + "/"
                                + tenantId + "/oauth2/authorize resource_id=https://storage.azure.com");
    }
}
