package io.github.azureml4j.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a sign-in and a cloud belong together. A token of one cloud is worth nothing in another, and has no business there. */
final class CloudAgreement {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HTTPS = 443;

    private CloudAgreement() {}

    /** Throws when the authority is not this cloud's. */
    static void requireAuthority(AzureCloud cloud, String setting, String authority) {
        String host = hostAndPort(authority);
        if (isAuthority(cloud, host)) {
            return;
        }
        throw new IllegalArgumentException(setting + " is " + host + ", "
                + owner(other -> isAuthority(other, host)) + ", but the connection is to " + cloud
                + ", which signs in at "
                + cloud.authorityHost() + ": change " + setting + ", or the cloud(...) of the connection");
    }

    /**
     * Throws when a token can be read and says that it is another cloud's; what cannot be read passes.
     *
     * @param resources what the token was asked for, without {@code /.default}
     */
    static void judge(AzureCloud cloud, List<String> resources, String token) {
        JsonNode claims = claims(token);
        if (claims == null) {
            return;
        }
        for (JsonNode audience : claims.path("aud").isArray() ? claims.path("aud") : List.of(claims.path("aud"))) {
            judgeAudience(cloud, resources, audience.asText());
        }
        judgeIssuer(cloud, claims.path("iss").asText());
    }

    private static void judgeAudience(AzureCloud cloud, List<String> resources, String audience) {
        boolean asked = resources.stream().anyMatch(resource -> same(resource, audience));
        if (!audience.contains("://") || asked || isAudience(cloud, audience)) {
            return;
        }
        throw foreign(cloud, "audience " + audience + ", " + owner(other -> isAudience(other, audience)));
    }

    private static void judgeIssuer(AzureCloud cloud, String issuer) {
        String host = issuer.contains("://") ? hostAndPort(issuer) : "";
        boolean listed = cloud.find(CloudRow.AUTHORITY_ALIASES).isPresent();
        boolean others = owners(other -> isIssuer(other, host)).findAny().isPresent();
        if (host.isEmpty() || isIssuer(cloud, host) || (!listed && !others)) {
            return;
        }
        throw foreign(cloud, "issuer " + host + ", " + owner(other -> isIssuer(other, host)));
    }

    private static IllegalStateException foreign(AzureCloud cloud, String found) {
        return new IllegalStateException("the credential gave a token with the " + found + ", but the connection is to "
                + cloud + ": change the cloud(...) of the connection, or the credential's authority host to "
                + cloud.authorityHost() + "; the token was not sent");
    }

    private static boolean isAuthority(AzureCloud cloud, String host) {
        return hostAndPort(cloud.authorityHost().toString()).equals(host)
                || cloud.hosts(CloudRow.AUTHORITY_ALIASES).anyMatch(host::equals);
    }

    private static boolean isIssuer(AzureCloud cloud, String host) {
        return isAuthority(cloud, host) || cloud.hosts(CloudRow.ISSUERS).anyMatch(host::equals);
    }

    private static boolean isAudience(AzureCloud cloud, String audience) {
        List<String> all =
                new ArrayList<>(List.of(cloud.storageScope(), cloud.vaultScope(), cloud.resourceManagerScope()));
        Stream.of(
                        CloudRow.RESOURCE_MANAGER,
                        CloudRow.CLASSIC_AUDIENCE,
                        CloudRow.MACHINE_LEARNING,
                        CloudRow.GRAPH,
                        CloudRow.APPLICATION_INSIGHTS,
                        CloudRow.LOG_ANALYTICS)
                .flatMap(row -> cloud.find(row).stream())
                .forEach(all::add);
        return all.stream().anyMatch(known -> same(known, audience));
    }

    private static boolean same(String resource, String audience) {
        return bare(resource).equals(bare(audience));
    }

    private static String bare(String resource) {
        return resource.toLowerCase(Locale.ROOT)
                .replaceFirst("/\\.default$", "")
                .replaceFirst("/+$", "");
    }

    private static String owner(Predicate<AzureCloud> of) {
        List<String> names = owners(of).map(AzureCloud::name).toList();
        return names.isEmpty()
                ? "which belongs to no cloud that is known here"
                : "which belongs to " + String.join(" or ", names);
    }

    private static Stream<AzureCloud> owners(Predicate<AzureCloud> of) {
        return AzureCloud.builtIn().stream().filter(of);
    }

    /** The port only where it is not the usual one. */
    private static String hostAndPort(String authority) {
        URI uri = URI.create(authority.contains("://") ? authority : "https://" + authority);
        String host = Optional.ofNullable(uri.getHost()).orElse(authority).toLowerCase(Locale.ROOT);
        return uri.getPort() == -1 || uri.getPort() == HTTPS ? host : host + ":" + uri.getPort();
    }

    /** Null for what is no JWT: Entra's tokens are opaque by contract. */
    private static @Nullable JsonNode claims(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            JsonNode claims =
                    parts.length == 3 ? JSON.readTree(Base64.getUrlDecoder().decode(parts[1])) : null;
            return claims != null && claims.isObject() ? claims : null;
        } catch (IllegalArgumentException | IOException unreadable) {
            return null;
        }
    }
}
