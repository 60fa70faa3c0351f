package io.github.azureml4j.local.entra;

import org.jspecify.annotations.Nullable;

/**
 * What a client sends a browser to the authorize page with.
 *
 * @param back where the browser goes with the answer
 * @param challenge of PKCE, null where the client uses none
 */
record AuthorizeRequest(
        Authority authority,
        String clientId,
        ReturnAddress back,
        @Nullable String nonce,
        @Nullable Challenge challenge,
        Scopes scopes,
        ClaimsRequest claims)
        implements SignInPurpose {}
