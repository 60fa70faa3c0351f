package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The authorize page: reads what the client asks, and shows the first page or says no. */
final class AuthorizeEndpoint {

    private static final Set<String> MODES = Set.of("query", "fragment", "form_post");
    private static final Set<String> PROMPTS = Set.of("", "login", "select_account", "consent");

    private final Directory directory;
    private final SignInFlow flow;
    private final SignInPages pages;
    private final ReturnReplies returns;

    AuthorizeEndpoint(Directory directory, SignInFlow flow, SignInPages pages, ReturnReplies returns) {
        this.directory = directory;
        this.flow = flow;
        this.pages = pages;
        this.returns = returns;
    }

    Reply v2(Exchange exchange) {
        return show(exchange, false);
    }

    Reply v1(Exchange exchange) {
        return show(exchange, true);
    }

    /** Whoever cannot be sent back to a registered address sees the refusal; all else is told to the client. */
    private Reply show(Exchange exchange, boolean older) {
        Authority authority = Authority.of(exchange);
        Application application = directory.application(require(exchange, "client_id"), authority);
        ReturnAddress back = returnAddress(exchange, application);
        try {
            AuthorizeRequest request = read(exchange, authority, application, back, older);
            return pages.step(flow.begin(request, optional(exchange, "login_hint")), null);
        } catch (LocalError refusal) {
            return returns.refusal(back, refusal, exchange);
        }
    }

    private static ReturnAddress returnAddress(Exchange exchange, Application application) {
        String uri = require(exchange, "redirect_uri");
        if (!application.redirectsTo(uri)) {
            throw Refusals.unknownRedirect(uri, application.clientId());
        }
        String mode = optional(exchange, "response_mode");
        if (!mode.isEmpty() && !MODES.contains(mode)) {
            throw Refusals.invalidParameter("response_mode");
        }
        return new ReturnAddress(uri, mode.isEmpty() ? "query" : mode, exchange.query("state"));
    }

    private AuthorizeRequest read(
            Exchange exchange, Authority authority, Application application, ReturnAddress back, boolean older) {
        String type = require(exchange, "response_type");
        if (!type.equals("code")) {
            throw Refusals.unsupportedResponse(type);
        }
        checkPrompt(optional(exchange, "prompt"));
        Scopes scopes =
                older ? Scopes.ofResource(optional(exchange, "resource")) : Scopes.ofUser(require(exchange, "scope"));
        directory.requireResource(scopes.resource(), authority.tenantName());
        return new AuthorizeRequest(
                authority,
                application.clientId(),
                back,
                exchange.query("nonce"),
                challenge(exchange),
                scopes,
                ClaimsRequest.parse(exchange.query("claims")));
    }

    private static void checkPrompt(String prompt) {
        if (prompt.equals("none")) {
            throw Refusals.nobodySignedIn(); // no cookie keeps anybody signed in here
        }
        if (!PROMPTS.contains(prompt)) {
            throw Refusals.invalidParameter("prompt");
        }
    }

    private static @Nullable Challenge challenge(Exchange exchange) {
        String value = exchange.query("code_challenge");
        if (value == null) {
            return null;
        }
        String method = optional(exchange, "code_challenge_method");
        if (!method.equals("S256") && !method.equals("plain") && !method.isEmpty()) {
            throw Refusals.invalidParameter("code_challenge_method");
        }
        return new Challenge(value, method.equals("S256"));
    }

    private static String require(Exchange exchange, String name) {
        String value = exchange.query(name);
        if (value == null || value.isEmpty()) {
            throw Refusals.missingField(name);
        }
        return value;
    }

    private static String optional(Exchange exchange, String name) {
        String value = exchange.query(name);
        return value == null ? "" : value;
    }
}
