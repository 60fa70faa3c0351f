package io.github.azureml4j.local.front;

import java.util.Map;

/**
 * Who sent a request, as its token says.
 *
 * @param objectId the principal's object id in the tenant, empty for nobody
 * @param tenantId the tenant that issued the token
 * @param audience whom the token is meant for
 * @param claims every other claim as text
 */
public record Caller(String objectId, String tenantId, String audience, Map<String, String> claims) {

    /** A request without credentials on a plane that wants none. */
    public static final Caller ANONYMOUS = new Caller("", "", "", Map.of());

    public Caller {
        claims = Map.copyOf(claims);
    }

    /** One claim's text, empty when absent. */
    public String claim(String name) {
        return claims.getOrDefault(name, "");
    }
}
