package io.github.azureml4j.local.entra;

import java.util.Set;

/** The resources that tokens can be asked for, in the three clouds (contract 1.1 and 1.2). */
public final class Audiences {

    /** Resource Manager, under its name and its classic one. */
    public static final Set<String> ARM = Set.of(
            "https://management.azure.com",
            "https://management.core.windows.net",
            "https://management.chinacloudapi.cn",
            "https://management.core.chinacloudapi.cn",
            "https://management.usgovcloudapi.net",
            "https://management.core.usgovcloudapi.net");

    /** Azure Machine Learning. */
    public static final Set<String> MACHINE_LEARNING =
            Set.of("https://ml.azure.com", "https://ml.azure.cn", "https://ml.azure.us");

    /** Key Vault's data plane. */
    public static final Set<String> VAULT =
            Set.of("https://vault.azure.net", "https://vault.azure.cn", "https://vault.usgovcloudapi.net");

    /** Storage's data plane. */
    public static final Set<String> STORAGE = Set.of("https://storage.azure.com");

    /** The query API of Application Insights. */
    public static final Set<String> INSIGHTS = Set.of(
            "https://api.applicationinsights.io",
            "https://api.applicationinsights.azure.cn",
            "https://api.applicationinsights.us");

    /** Microsoft Graph. */
    public static final Set<String> GRAPH = Set.of(
            "https://graph.microsoft.com", "https://microsoftgraph.chinacloudapi.cn", "https://graph.microsoft.us");

    /** Resources whose planes are not served here, but that exist in every tenant. */
    private static final Set<String> OTHERS = Set.of(
            "https://cosmos.azure.com",
            "https://containerregistry.azure.net",
            "https://api.loganalytics.io",
            "https://api.loganalytics.azure.cn",
            "https://api.loganalytics.us");

    private Audiences() {}

    /** Whether the tenant knows the resource. */
    public static boolean known(String resource) {
        String name = withoutSlash(resource);
        return ARM.contains(name)
                || MACHINE_LEARNING.contains(name)
                || VAULT.contains(name)
                || STORAGE.contains(name)
                || GRAPH.contains(name)
                || INSIGHTS.contains(name)
                || OTHERS.contains(name);
    }

    /** A resource and its name with a slash behind it are the same audience. */
    public static String withoutSlash(String audience) {
        return audience.endsWith("/") ? audience.substring(0, audience.length() - 1) : audience;
    }
}
