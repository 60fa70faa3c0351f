package io.github.azureml4j.local.monitor;

import io.github.azureml4j.local.front.Caller;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who caused an event, as Azure tells it: personal data, and no secret.
 *
 * @param name the user's name, or the application's id
 * @param claims of the token, under the long names that the log uses
 */
record ActivityActor(String name, Map<String, String> claims) {

    private static final String MICROSOFT = "http://schemas.microsoft.com/identity/claims/";
    private static final String XMLSOAP = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("appid", "appid"),
            Map.entry("appidacr", "appidacr"),
            Map.entry("idtyp", "idtyp"),
            Map.entry("iss", "iss"),
            Map.entry("ver", "ver"),
            Map.entry("iat", "iat"),
            Map.entry("nbf", "nbf"),
            Map.entry("exp", "exp"),
            Map.entry("name", "name"),
            Map.entry("ipaddr", "ipaddr"),
            Map.entry("scp", MICROSOFT + "scope"),
            Map.entry("upn", XMLSOAP + "upn"),
            Map.entry("sub", XMLSOAP + "nameidentifier"));

    ActivityActor {
        claims = Map.copyOf(claims);
    }

    static ActivityActor of(Caller caller) {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("aud", caller.audience());
        claims.put(MICROSOFT + "objectidentifier", caller.objectId());
        claims.put(MICROSOFT + "tenantid", caller.tenantId());
        NAMES.forEach((claim, name) -> {
            if (!caller.claim(claim).isEmpty()) {
                claims.put(name, caller.claim(claim));
            }
        });
        return new ActivityActor(caller.claim("upn").isEmpty() ? caller.claim("appid") : caller.claim("upn"), claims);
    }
}
