package io.github.azureml4j.local.entra;

import java.time.Instant;

/** By which a client continues a user's session. */
record RefreshToken(UserSession session, Scopes scopes, Instant issued) {}
