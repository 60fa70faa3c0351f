package io.github.azureml4j.local.entra;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a request asks for.
 *
 * @param resource whom the token is for
 * @param permissions what the user's token may do there, as asked: {@code .default} or by name
 * @param openId the words of OpenID Connect among the scopes
 */
record Scopes(String resource, Set<String> permissions, Set<String> openId) {

    private static final Set<String> OPENID = Set.of("openid", "profile", "offline_access", "email");
    private static final String DEFAULT = "/.default";
    private static final String GRAPH = "https://graph.microsoft.com";

    Scopes {
        permissions = Set.copyOf(permissions);
        openId = Set.copyOf(openId);
    }

    /** The one resource that an application's own scope names; order, and what OpenID Connect adds, do not matter. */
    static String resource(String scope) {
        List<String> resources =
                words(scope).filter(word -> !OPENID.contains(word)).toList();
        if (resources.isEmpty() || !resources.stream().allMatch(part -> part.endsWith(DEFAULT))) {
            throw Refusals.invalidScope(scope);
        }
        if (resources.size() > 1) {
            throw Refusals.severalResources(scope);
        }
        String only = resources.get(0);
        return only.substring(0, only.length() - DEFAULT.length());
    }

    /** A user's scope: permissions of one resource by their full names; a bare name is one of Microsoft Graph's. */
    static Scopes ofUser(String scope) {
        Set<String> openId = new LinkedHashSet<>();
        Set<String> permissions = new LinkedHashSet<>();
        Set<String> resources = new LinkedHashSet<>();
        words(scope).forEach(word -> {
            int slash = word.lastIndexOf('/');
            if (OPENID.contains(word)) {
                openId.add(word);
            } else {
                resources.add(slash < 0 ? GRAPH : word.substring(0, slash));
                permissions.add(word.substring(slash + 1));
            }
        });
        if (resources.size() > 1) {
            throw Refusals.severalResources(scope);
        }
        return new Scopes(resources.stream().findFirst().orElse(GRAPH), permissions, openId);
    }

    /** What the older endpoint means, which names the resource apart and always lets the sign-in be continued. */
    static Scopes ofResource(String resource) {
        return new Scopes(
                resource.isEmpty() ? GRAPH : resource, Set.of(), Set.of("openid", "profile", "offline_access"));
    }

    /** The same, with a refresh token: who continues a session may do so again. */
    Scopes continuing() {
        Set<String> words = new LinkedHashSet<>(openId);
        words.add("offline_access");
        return new Scopes(resource, permissions, words);
    }

    boolean continued() {
        return openId.contains("offline_access");
    }

    /** The scopes that the token is good for, as the answer lists them: MSAL finds tokens again by the asked ones. */
    String granted() {
        Stream<String> named = permissions.stream()
                .filter(permission -> !permission.equals("user_impersonation"))
                .sorted();
        return String.join(
                " ",
                Stream.concat(Stream.of("user_impersonation"), named)
                        .map(permission -> resource + "/" + permission)
                        .toList());
    }

    private static Stream<String> words(String scope) {
        return Stream.of(scope.trim().split("\\s+", -1)).filter(word -> !word.isEmpty());
    }
}
