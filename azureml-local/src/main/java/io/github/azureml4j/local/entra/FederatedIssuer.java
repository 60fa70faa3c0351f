package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.entra.jwt.Jwt;
import io.github.azureml4j.local.entra.jwt.SigningKey;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import java.time.Clock;
import java.time.Duration;

/**
 * Plays every OpenID Connect issuer that an application can trust: GitHub, Azure Pipelines, a Kubernetes cluster. Its
 * key is none of the tenants', so that no token of one kind passes for the other. Thread-safe.
 */
final class FederatedIssuer {

    /** How long a workload's token lives; GitHub's live five to ten minutes. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final SigningKey key = new SigningKey();
    private final Clock clock;
    private final Ids ids;

    FederatedIssuer(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    String issue(String issuer, String subject, String audience) {
        long now = clock.instant().getEpochSecond();
        return Jwt.sign(
                Json.object()
                        .put("iss", issuer)
                        .put("sub", subject)
                        .put("aud", audience)
                        .put("jti", ids.uuid())
                        .put("iat", now)
                        .put("nbf", now)
                        .put("exp", now + LIFETIME.toSeconds()),
                key);
    }

    boolean signed(Jwt jwt) {
        return key.signed(jwt);
    }
}
