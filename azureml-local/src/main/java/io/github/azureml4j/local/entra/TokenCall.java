package io.github.azureml4j.local.entra;

import java.time.Instant;

/**
 * A request of the token endpoint.
 *
 * @param older whether it came to the v1 endpoint, which names a resource instead of scopes and writes numbers as text
 */
record TokenCall(Authority authority, TokenRequest form, boolean older, Instant now) {

    ClaimsRequest claims() {
        return ClaimsRequest.parse(form.field("claims"));
    }

    /** What an application asks for itself. */
    String applicationResource() {
        return older ? form.require("resource") : Scopes.resource(form.require("scope"));
    }

    /** What is asked for a user; where nothing is said, the same as when the user signed in. */
    Scopes userScopes(Scopes first) {
        String asked = form.field(older ? "resource" : "scope");
        if (asked == null || asked.isBlank()) {
            return first;
        }
        return older ? Scopes.ofResource(asked) : Scopes.ofUser(asked);
    }

    /** What is asked for a user, where no sign-in has said it before. */
    Scopes requiredUserScopes() {
        return older ? Scopes.ofResource(form.require("resource")) : Scopes.ofUser(form.require("scope"));
    }
}
