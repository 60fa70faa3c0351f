package io.github.azureml4j.local.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the token endpoint answers to those whom it believes. */
final class TokenAnswers {

    private final Directory directory;
    private final TokenIssuer tokens;
    private final SessionStore sessions;
    private final Supplier<Lifetimes> lifetimes;
    private final Ids ids;

    TokenAnswers(
            Directory directory, TokenIssuer tokens, SessionStore sessions, Supplier<Lifetimes> lifetimes, Ids ids) {
        this.directory = directory;
        this.tokens = tokens;
        this.sessions = sessions;
        this.lifetimes = lifetimes;
        this.ids = ids;
    }

    /** An application's own token. */
    ObjectNode application(TokenCall call, Client client, Tenant tenant, String resource) {
        directory.requireResource(resource, tenant.id());
        ObjectNode claims =
                AccessTokens.application(client, tenant, call.authority().cloud(), resource);
        return bearer(call, claims, resource);
    }

    /** A user's token, with what else belongs to the sign-in. */
    ObjectNode user(TokenCall call, Client client, UserSession session, Scopes scopes, @Nullable String nonce) {
        SignedIn who = signedIn(call, client, session);
        directory.requireResource(scopes.resource(), who.tenant().id());
        requireStrength(who, scopes, call.claims());
        ObjectNode body = bearer(call, AccessTokens.user(who, client, scopes.resource()), scopes.resource());
        if (!call.older()) {
            body.put("scope", scopes.granted());
        }
        if (scopes.continued()) {
            body.put("refresh_token", refreshToken(session, scopes, call));
        }
        if (scopes.openId().contains("openid")) {
            body.put("id_token", idToken(who, client, call, nonce));
        }
        if ("1".equals(call.form().field("client_info"))) {
            body.put("client_info", AccessTokens.clientInfo(who.user()));
        }
        return body;
    }

    private SignedIn signedIn(TokenCall call, Client client, UserSession session) {
        User user = directory.user(session.userName(), call.authority());
        if (tokens.revocations().revoked(user.objectId(), session.serial())) {
            throw Refusals.sessionRevoked(session.since());
        }
        Tenant tenant = directory.tenantOf(call.authority(), user, client.id());
        return new SignedIn(user, session, tenant, call.authority().cloud());
    }

    private static void requireStrength(SignedIn who, Scopes scopes, ClaimsRequest claims) {
        boolean wanted = who.user().mfa() || !claims.contexts().isEmpty();
        if (wanted && !who.session().strong()) {
            throw Refusals.needsVerification(scopes.resource(), claims);
        }
    }

    private String refreshToken(UserSession session, Scopes scopes, TokenCall call) {
        String value = "1." + ids.hex(160);
        sessions.put(value, new RefreshToken(session, scopes, call.now()));
        return value;
    }

    private String idToken(SignedIn who, Client client, TokenCall call, @Nullable String nonce) {
        ObjectNode claims = AccessTokens.identity(who, client.id(), call.older());
        if (nonce != null) {
            claims.put("nonce", nonce);
        }
        return tokens.issue(claims, Duration.ofHours(1), ClaimsRequest.NONE);
    }

    private ObjectNode bearer(TokenCall call, ObjectNode claims, String resource) {
        ClaimsRequest asked = call.claims();
        if (asked.canBeChallenged()) {
            claims.putArray("xms_cc").add("CP1");
        }
        List<String> contexts = asked.contexts();
        if (!contexts.isEmpty()) {
            contexts.forEach(claims.putArray("acrs")::add);
        }
        Lifetimes lives = lifetimes.get();
        ObjectNode body = Json.object().put("token_type", "Bearer");
        number(body, "expires_in", lives.seconds(), call);
        number(body, "ext_expires_in", lives.seconds(), call);
        if (lives.refreshIn() != null) {
            number(body, "refresh_in", lives.refreshIn().toSeconds(), call);
        }
        if (call.older()) {
            long now = call.now().getEpochSecond();
            number(body, "expires_on", now + lives.token().toSeconds(), call);
            number(body, "not_before", now, call);
            body.put("resource", resource);
        }
        return body.put("access_token", tokens.issue(claims, lives.token(), asked));
    }

    /** The older endpoint writes its numbers as text. */
    private static void number(ObjectNode body, String name, long value, TokenCall call) {
        JsonNode number = call.older() ? body.textNode(String.valueOf(value)) : body.numberNode(value);
        body.set(name, number);
    }
}
