package io.github.azureml4j.local.services;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.entra.TokenIssuer;
import io.github.azureml4j.local.front.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Tokens that open one service for a while. */
public final class ServiceTokens {

    /** Part of its life after which a token should be renewed. */
    private static final double REFRESH_AT = 0.75;

    private final TokenIssuer issuer;
    private final Clock clock;
    private final Duration lifetime;

    public ServiceTokens(TokenIssuer issuer, Clock clock, Duration lifetime) {
        this.issuer = issuer;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Times are epoch seconds (contract 7.4). */
    ObjectNode issue(Webservice service, String caller) {
        String token = issuer.issue(service.audience(), caller, Map.of(), lifetime);
        Instant now = clock.instant();
        long refreshIn = (long) (lifetime.toSeconds() * REFRESH_AT);
        return Json.object()
                .put("accessToken", token)
                .put("tokenType", "Bearer")
                .put("expiryOn", now.plus(lifetime).getEpochSecond())
                .put("refreshAfter", now.plusSeconds(refreshIn).getEpochSecond());
    }

    boolean opens(Webservice service, String token) {
        return issuer.verify(token)
                .filter(caller -> caller.audience().equals(service.audience()))
                .isPresent();
    }
}
