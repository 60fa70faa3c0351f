package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.LocalError;
import java.util.Set;

/** Wants a token of the tenant for one of some audiences, and answers as ARM does when there is none. */
final class BearerGuard implements Guard {

    private final TokenIssuer tokens;
    private final String tenantId;
    private final Set<String> audiences;

    BearerGuard(TokenIssuer tokens, String tenantId, Set<String> audiences) {
        this.tokens = tokens;
        this.tenantId = tenantId;
        this.audiences = audiences;
    }

    @Override
    public Caller check(Exchange exchange) {
        TokenIssuer.SignedToken token = tokens.read(bearer(exchange))
                .orElseThrow(() -> refused(exchange, "InvalidAuthenticationToken", "The access token is invalid."));
        if (!token.validAt(tokens.now())) {
            throw refused(
                    exchange,
                    "ExpiredAuthenticationToken",
                    "The access token expiry UTC time '" + token.expires() + "' is earlier than current UTC time '"
                            + tokens.now() + "'.");
        }
        if (!audiences.contains(Audiences.withoutSlash(token.caller().audience()))) {
            throw refused(
                    exchange,
                    "InvalidAuthenticationTokenAudience",
                    "The access token has been obtained for wrong audience or resource '"
                            + token.caller().audience()
                            + "'. It should exactly match with one of the allowed audiences '"
                            + String.join("','", audiences.stream().sorted().toList()) + "'.");
        }
        return token.caller();
    }

    private String bearer(Exchange exchange) {
        String header = exchange.header("Authorization");
        if (header == null) {
            throw refused(
                    exchange, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.");
        }
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw refused(
                    exchange,
                    "AuthenticationFailed",
                    "Authentication failed. The 'Authorization' header is not Bearer.");
        }
        return header.substring(7).trim();
    }

    private LocalError refused(Exchange exchange, String code, String message) {
        return LocalError.unauthorized(code, message)
                .header(
                        "WWW-Authenticate",
                        "Bearer authorization_uri=\"https://" + EntraCloud.signInHost(exchange.hostName()) + "/"
                                + tenantId
                                + "\", error=\"invalid_token\", error_description=\"" + message.replace('"', '\'')
                                + "\"");
    }
}
