package io.github.azureml4j.local.front;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A family of host names of one Azure service, in the three clouds. A label in braces is a variable of the host:
 * {@code {vault}.vault.azure.net}; the last one may stand for several labels.
 *
 * <p>Source: contract 1.1, from Microsoft's client packages.
 */
public enum Hosts {
    ARM("management.azure.com", "management.chinacloudapi.cn", "management.usgovcloudapi.net"),
    ENTRA(
            "login.microsoftonline.com",
            "login.windows.net",
            "login.microsoft.com",
            "sts.windows.net",
            "login.chinacloudapi.cn",
            "login.partner.microsoftonline.cn",
            "login.microsoftonline.us",
            "login.usgovcloudapi.net"),
    VAULT("{vault}.vault.azure.net", "{vault}.vault.azure.cn", "{vault}.vault.usgovcloudapi.net"),
    BLOB(
            "{account}.blob.core.windows.net",
            "{account}.blob.core.chinacloudapi.cn",
            "{account}.blob.core.usgovcloudapi.net"),
    GRAPH("graph.microsoft.com", "microsoftgraph.chinacloudapi.cn", "graph.microsoft.us"),
    REGION("{region}.api.azureml.ms", "{region}.api.ml.azure.cn", "{region}.api.ml.azure.us"),
    INSIGHTS("api.applicationinsights.io", "api.applicationinsights.azure.cn", "api.applicationinsights.us"),
    ACI(
            "{name}.{region}.azurecontainer.io",
            "{name}.{region}.azurecontainer.console.azure.cn",
            "{name}.{region}.azurecontainer.console.azure.us"),
    AKS(
            "{name}.{region}.cloudapp.azure.com",
            "{name}.{region}.cloudapp.chinacloudapi.cn",
            "{name}.{region}.cloudapp.usgovcloudapi.net"),
    /** What tells a virtual machine about itself; the same address in every cloud. */
    METADATA("169.254.169.254"),
    /** The machine itself, for what runs beside a program rather than in a cloud. */
    MACHINE("localhost"),
    /** Any other name that a room says exists, such as a web service's own domain. */
    CUSTOM("{name*}");

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it immutable
    private final List<String> patterns;

    Hosts(String... patterns) {
        this.patterns = List.of(patterns);
    }

    /** The variables of the host name, if it belongs to this family. */
    public Optional<Map<String, String>> match(String host) {
        return patterns.stream()
                .map(pattern -> match(pattern.split("\\."), host.split("\\.")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The host's name in the cloud that a region belongs to, with its variables filled in. */
    public String inCloudOf(String region, Map<String, String> variables) {
        int cloud = region.startsWith("china") ? 1 : region.startsWith("usgov") || region.startsWith("usdod") ? 2 : 0;
        String name = patterns.get(cloud);
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            name = name.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        return name;
    }

    private static Optional<Map<String, String>> match(String[] pattern, String[] labels) {
        Map<String, String> variables = new HashMap<>();
        if (pattern.length == 1 && pattern[0].endsWith("*}")) {
            return Optional.of(Map.of(pattern[0].substring(1, pattern[0].length() - 2), String.join(".", labels)));
        }
        if (pattern.length != labels.length) {
            return Optional.empty();
        }
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].startsWith("{")) {
                variables.put(pattern[i].substring(1, pattern[i].length() - 1), labels[i]);
            } else if (!pattern[i].equals(labels[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
