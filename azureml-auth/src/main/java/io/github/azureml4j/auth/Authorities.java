package io.github.azureml4j.auth;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which authorities sign people and programs in to Azure Machine Learning, and which do not. */
final class Authorities {

    private static final List<String> CUSTOMER_SUFFIXES = List.of(".b2clogin.com", ".b2clogin.cn", ".ciamlogin.com");

    private static final Set<String> KNOWN_TO_MSAL =
            Set.of("login.microsoftonline.com", "login.chinacloudapi.cn", "login.microsoftonline.us");

    private Authorities() {}

    /** The cloud, unless its authority is one for consumers. */
    static AzureCloud requireEntra(AzureCloud cloud) {
        String host = cloud.authorityHost().getHost();
        if (isForCustomers(host)) {
            throw new IllegalArgumentException("cloud " + cloud + " signs in at " + host + ": " + why());
        }
        return cloud;
    }

    /** Whether a tenant, or a piece of an authority that was given as one, is of B2C or of an external tenant. */
    static boolean isForCustomers(String tenantOrHost) {
        String lower = tenantOrHost.toLowerCase(Locale.ROOT);
        return lower.contains("b2c_1")
                || lower.startsWith("tfp/")
                || lower.contains("/tfp/")
                || CUSTOMER_SUFFIXES.stream().anyMatch(suffix -> (lower + "/").contains(suffix + "/"));
    }

    static String why() {
        return "Azure Machine Learning knows no B2C identities; sign in to the Entra tenant that owns the workspace, "
                + "to which guests (B2B) can be invited";
    }

    /** Whether MSAL has to be kept from asking the public cloud who this authority is. */
    static boolean isUnknownToMsal(AzureCloud cloud) {
        return !KNOWN_TO_MSAL.contains(cloud.authorityHost().getHost());
    }
}
