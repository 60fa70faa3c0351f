package io.github.azureml4j.local.entra;

import java.time.Instant;

/** What a browser carries back to the client, good once. */
record AuthorizationCode(UserSession session, AuthorizeRequest request, Instant expires) {}
