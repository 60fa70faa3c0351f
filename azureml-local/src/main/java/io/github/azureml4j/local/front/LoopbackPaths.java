package io.github.azureml4j.local.front;

import io.github.azureml4j.local.http.HttpRequest;
import java.util.Locale;
import java.util.Set;

/**
 * The emulator without a proxy, for curl and for clients that take an endpoint: {@code https://localhost:port/} and
 * then either an Azure host name as the first segment ({@code /eastus.api.azureml.ms/discovery}) or a path of ARM, or
 * else one of the sign-in service. The paths of managed identities are where a machine has them.
 */
final class LoopbackPaths {

    private static final Set<String> ARM_PATHS = Set.of("subscriptions", "providers", "tenants", "metadata");

    private static final Set<String> MACHINE_PATHS = Set.of("msi", "arc");
    private static final String METADATA_PATH = "/metadata/identity/";

    private LoopbackPaths() {}

    record Target(String host, String path) {

        /** Where the client finds this host again: by its name, or by the way it came. */
        String origin(HttpRequest request) {
            String own = request.headers().get("Host");
            return isLoopback(request.host()) && own != null
                    ? request.scheme() + "://" + own + "/" + host
                    : request.scheme() + "://" + host;
        }
    }

    static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1");
    }

    static Target resolve(String host, String path) {
        if (!isLoopback(host)) {
            return new Target(host, path);
        }
        String[] parts = path.replaceFirst("^/", "").split("/", 2);
        if (parts[0].contains(".")) {
            return new Target(parts[0].toLowerCase(Locale.ROOT), parts.length > 1 ? "/" + parts[1] : "/");
        }
        if (MACHINE_PATHS.contains(parts[0].toLowerCase(Locale.ROOT))) {
            return new Target("localhost", path);
        }
        if (path.toLowerCase(Locale.ROOT).startsWith(METADATA_PATH)) {
            return new Target("169.254.169.254", path);
        }
        boolean arm = ARM_PATHS.contains(parts[0].toLowerCase(Locale.ROOT));
        return new Target(arm ? "management.azure.com" : "login.microsoftonline.com", path);
    }
}
