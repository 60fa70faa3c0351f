package io.github.azureml4j.auth;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What a host is to a user, for messages. */
final class Planes {

    private static final Map<CloudRow, String> BY_SUFFIX = Map.of(
            CloudRow.REGION_SUFFIX, "the region host of workspaces",
            CloudRow.INFERENCE_SUFFIX, "scoring",
            CloudRow.STORAGE_SUFFIX, "storage",
            CloudRow.VAULT_SUFFIX, "key vault");

    private Planes() {}

    /** Empty for hosts of no cloud that is known here. */
    static String of(String host) {
        return AzureCloud.builtIn().stream()
                .flatMap(cloud -> in(cloud, host).stream())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> in(AzureCloud cloud, String host) {
        if (host.equals(cloud.resourceManager().getHost())) {
            return Optional.of("Resource Manager");
        }
        if (cloud.hosts(CloudRow.AUTHORITY_ALIASES).anyMatch(host::equals)) {
            return Optional.of("sign-in");
        }
        URI uri = URI.create("https://" + host);
        return BY_SUFFIX.entrySet().stream()
                .filter(plane -> cloud.isUnder(uri, plane.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
