package io.github.azureml4j.conformance;

import io.github.azureml4j.conformance.traffic.Exchange;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The planes that have published files, told apart by host, or by path where a test gave the server no real name. */
enum Plane {
    ARM(
            "^management\\.(azure\\.com|chinacloudapi\\.cn|usgovcloudapi\\.net)$",
            "^/(subscriptions|providers)(/|$)",
            "/resource-manager/.*/%s/[^/]+\\.json$"),
    REGION(
            "\\.api\\.(azureml\\.ms|ml\\.azure\\.(cn|us))$",
            "^/(history|artifact|modelmanagement|datastore|execution|hyperdrive)/v",
            "^specification/machinelearningservices/data-plane/"),
    VAULT(
            "\\.vault\\.(azure\\.net|azure\\.cn|usgovcloudapi\\.net)$",
            "^/(deleted)?(keys|secrets)(/|$)",
            "^specification/keyvault/data-plane/"),
    INSIGHTS(
            "^api\\.applicationinsights\\.(io|azure\\.cn|us)$",
            "^/v1/apps/",
            "^specification/applicationinsights/data-plane/"),
    BLOB(
            "\\.blob\\.core\\.(windows\\.net|chinacloudapi\\.cn|usgovcloudapi\\.net)$",
            "^(?!)",
            "^specification/storage/data-plane/");

    private static final Pattern LOOPBACK = Pattern.compile("^(localhost|127\\.0\\.0\\.1|\\[?::1]?)(:\\d+)?$");

    private final Pattern host;
    private final Pattern path;
    private final String files;

    Plane(String host, String path, String files) {
        this.host = Pattern.compile(host);
        this.path = Pattern.compile(path);
        this.files = files;
    }

    static Optional<Plane> of(Exchange exchange) {
        boolean nameless = LOOPBACK.matcher(exchange.host()).matches();
        return Stream.of(values())
                .filter(plane -> nameless
                        ? plane.path.matcher(exchange.path()).find()
                        : plane.host.matcher(exchange.host()).find())
                .findFirst();
    }

    /** The published files that may describe an exchange on this plane. */
    Pattern files(Exchange exchange) {
        String version = exchange.query().getOrDefault("api-version", "none");
        return Pattern.compile(String.format(files, Pattern.quote(version)), Pattern.CASE_INSENSITIVE);
    }

    /** Data planes of vaults are published for one version only; newer requests are held against that one. */
    Optional<String> versionNote(Exchange exchange) {
        String version = exchange.query().getOrDefault("api-version", "none");
        return this == VAULT && !version.equals("7.5")
                ? Optional.of("Key Vault " + version + " held against the published 7.5")
                : Optional.empty();
    }
}
