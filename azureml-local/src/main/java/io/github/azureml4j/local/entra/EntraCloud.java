package io.github.azureml4j.local.entra;

import java.util.List;

/**
 * A sign-in service of one cloud, as Entra's instance discovery describes it.
 *
 * @param network the host that clients shall speak to
 * @param cache the name under which clients shall keep tokens
 * @param issuer the host in the {@code iss} of v1 tokens
 * @param aliases every name of the same service
 */
record EntraCloud(String network, String cache, String issuer, List<String> aliases) {

    static final List<EntraCloud> ALL = List.of(
            new EntraCloud(
                    "login.microsoftonline.com",
                    "login.windows.net",
                    "sts.windows.net",
                    List.of(
                            "login.microsoftonline.com",
                            "login.windows.net",
                            "login.microsoft.com",
                            "sts.windows.net")),
            new EntraCloud(
                    "login.partner.microsoftonline.cn",
                    "login.partner.microsoftonline.cn",
                    "sts.chinacloudapi.cn",
                    List.of("login.partner.microsoftonline.cn", "login.chinacloudapi.cn")),
            new EntraCloud(
                    "login.microsoftonline.us",
                    "login.microsoftonline.us",
                    "sts.windows.net",
                    List.of("login.microsoftonline.us", "login.usgovcloudapi.net")));

    /** The cloud that a host signs in to. */
    static EntraCloud of(String host) {
        return ALL.stream()
                .filter(cloud -> cloud.aliases.contains(host))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no cloud signs in at " + host));
    }

    /** Where callers of a host of any plane are sent to sign in: each cloud to its own. */
    static String signInHost(String host) {
        if (host.endsWith(".cn")) {
            return "login.chinacloudapi.cn";
        }
        boolean government = host.endsWith(".us") || host.endsWith(".usgovcloudapi.net");
        return government ? "login.microsoftonline.us" : "login.microsoftonline.com";
    }

    String v1Issuer(String tenant) {
        return "https://" + issuer + "/" + tenant + "/";
    }

    String v2Issuer(String tenant) {
        return "https://" + network + "/" + tenant + "/v2.0";
    }
}
