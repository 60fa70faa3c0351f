package io.github.azureml4j.local.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Caller;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Every way of asking for a token, by the word that it goes by on the wire. */
final class Grants {

    /** After what time of not being used a refresh token is dead. */
    private static final Duration IDLE = Duration.ofDays(90);

    private final Directory directory;
    private final SessionStore sessions;
    private final TokenIssuer tokens;
    private final ClientAuthentication clients;
    private final TokenAnswers answers;
    private final Map<String, Grant> byName = Map.of(
            "client_credentials", this::clientCredentials,
            "authorization_code", this::authorizationCode,
            "refresh_token", this::refreshToken,
            "device_code", this::deviceCode,
            "urn:ietf:params:oauth:grant-type:device_code", this::deviceCode,
            "urn:ietf:params:oauth:grant-type:jwt-bearer", this::onBehalfOf);

    Grants(
            Directory directory,
            SessionStore sessions,
            TokenIssuer tokens,
            ClientAuthentication clients,
            TokenAnswers answers) {
        this.directory = directory;
        this.sessions = sessions;
        this.tokens = tokens;
        this.clients = clients;
        this.answers = answers;
    }

    ObjectNode answer(TokenCall call) {
        String name = call.form().require("grant_type");
        Grant grant = byName.get(name);
        if (grant == null) {
            throw Refusals.unsupportedGrant(name);
        }
        return grant.answer(call);
    }

    private ObjectNode clientCredentials(TokenCall call) {
        Tenant tenant = directory.named(call.authority());
        Client client = clients.confidential(call);
        return answers.application(call, client, tenant, call.applicationResource());
    }

    private ObjectNode authorizationCode(TokenCall call) {
        Client client = clients.ofUser(call);
        String value = call.form().require("code");
        AuthorizationCode code = sessions.code(value).orElseThrow(() -> Refusals.invalidGrant("code"));
        AuthorizeRequest asked = code.request();
        if (!asked.clientId().equals(client.id())) {
            throw Refusals.grantOfAnother();
        }
        if (!call.now().isBefore(code.expires())) {
            throw Refusals.codeExpired();
        }
        if (!asked.back().uri().equals(call.form().require("redirect_uri"))) {
            throw Refusals.otherRedirect(call.form().require("redirect_uri"));
        }
        checkVerifier(asked, call);
        if (!sessions.redeem(value)) {
            throw Refusals.codeUsed();
        }
        return answers.user(call, client, code.session(), call.userScopes(asked.scopes()), asked.nonce());
    }

    private static void checkVerifier(AuthorizeRequest asked, TokenCall call) {
        String verifier = call.form().field("code_verifier");
        Challenge challenge = asked.challenge();
        boolean met = challenge == null ? verifier == null : verifier != null && challenge.metBy(verifier);
        if (!met) {
            throw Refusals.wrongVerifier();
        }
    }

    private ObjectNode refreshToken(TokenCall call) {
        Client client = clients.ofUser(call);
        RefreshToken token = sessions.refreshToken(call.form().require("refresh_token"))
                .orElseThrow(() -> Refusals.invalidGrant("refresh_token"));
        if (!token.session().clientId().equals(client.id())) {
            throw Refusals.grantOfAnother();
        }
        if (call.now().isAfter(token.issued().plus(IDLE))) {
            throw Refusals.refreshTokenIdle(token.issued());
        }
        Scopes scopes = call.userScopes(token.scopes());
        return answers.user(call, client, token.session(), scopes.continuing(), null);
    }

    private ObjectNode deviceCode(TokenCall call) {
        Client client = clients.ofUser(call);
        String code = call.form().field("device_code");
        DeviceFlow flow = sessions.device(code == null ? call.form().require("code") : code)
                .orElseThrow(Refusals::unknownDeviceCode);
        if (!flow.clientId().equals(client.id())) {
            throw Refusals.grantOfAnother();
        }
        UserSession session = flow.redeem(call.now());
        return answers.user(call, client, session, flow.scopes(), null);
    }

    /** An application passes on a user's token for itself, and gets one for another resource. */
    private ObjectNode onBehalfOf(TokenCall call) {
        Client client = clients.confidential(call);
        if (!"on_behalf_of".equals(call.form().require("requested_token_use"))) {
            throw Refusals.invalidParameter("requested_token_use");
        }
        Caller caller = tokens.verify(call.form().require("assertion")).orElseThrow(Refusals::assertionUnusable);
        if (!caller.audience().replaceFirst("^api://", "").equals(client.id())) {
            throw Refusals.assertionNotForClient(caller.audience(), client.id());
        }
        if (!caller.claim("idtyp").equals("user")) {
            throw Refusals.onBehalfOfNobody(client.id());
        }
        return answers.user(call, client, sessionOf(caller, client), call.requiredUserScopes(), null);
    }

    private UserSession sessionOf(Caller caller, Client client) {
        User user = directory.userById(caller.objectId()).orElseThrow(Refusals::assertionUnusable);
        Set<String> methods = caller.claim("amr").contains("mfa") ? Set.of("pwd", "mfa") : Set.of("pwd");
        long serial = TokenSerial.read(caller.claim("uti"));
        return new UserSession(user.userName(), client.id(), methods, tokens.now(), serial);
    }
}
