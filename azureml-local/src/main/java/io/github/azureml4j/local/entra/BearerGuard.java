package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.LocalError;
import java.util.Locale;
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
        checkTenant(token.caller(), exchange);
        tokens.refusal(token.caller()).ifPresent(refusal -> {
            throw challenged(exchange, refusal);
        });
        return token.caller();
    }

    /** Lists of what a principal can see are open to every tenant; what is in the subscription is not. */
    private void checkTenant(Caller caller, Exchange exchange) {
        boolean foreign = !caller.tenantId().equals(tenantId);
        if (foreign && exchange.rawPath().toLowerCase(Locale.ROOT).contains("/subscriptions/")) {
            throw refused(
                    exchange,
                    "InvalidAuthenticationTokenTenant",
                    "The access token is from the wrong issuer 'https://sts.windows.net/" + caller.tenantId()
                            + "/'. It must match the tenant 'https://sts.windows.net/" + tenantId
                            + "/' associated with this subscription. Please use the authority (URL)"
                            + " 'https://" + EntraCloud.signInHost(exchange.hostName()) + "/" + tenantId
                            + "' to get the token.");
        }
    }

    /** Clients that understand challenges are told what to bring; for all others the token is merely no good. */
    private LocalError challenged(Exchange exchange, SessionRefusal refusal) {
        if (refusal.claims() == null) {
            return refused(exchange, "InvalidAuthenticationToken", "The access token is invalid.");
        }
        return LocalError.unauthorized("InvalidAuthenticationToken", refusal.reason())
                .header(
                        "WWW-Authenticate",
                        "Bearer realm=\"\", authorization_uri=\"https://" + EntraCloud.signInHost(exchange.hostName())
                                + "/common/oauth2/authorize\"" + refusal.challenge());
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
