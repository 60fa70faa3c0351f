package io.github.azureml4j.local.entra;

import java.util.List;
import java.util.stream.Stream;

/** What a v2 scope asks for. */
final class Scopes {

    private static final List<String> OPENID = List.of("openid", "profile", "offline_access", "email");
    private static final String DEFAULT = "/.default";

    private Scopes() {}

    /** The one resource that the scope names; its order, and what OpenID Connect adds, does not matter. */
    static String resource(String scope) {
        List<String> resources = Stream.of(scope.trim().split("\\s+", -1))
                .filter(part -> !part.isEmpty() && !OPENID.contains(part))
                .toList();
        if (resources.isEmpty() || !resources.stream().allMatch(part -> part.endsWith(DEFAULT))) {
            throw Refusals.invalidScope(scope);
        }
        if (resources.size() > 1) {
            throw Refusals.severalResources(scope);
        }
        String only = resources.get(0);
        return only.substring(0, only.length() - DEFAULT.length());
    }
}
