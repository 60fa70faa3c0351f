package io.github.azureml4j.auth;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table that tells clouds apart: a row for each host or audience, a column for each built-in cloud. Values as in the
 * Azure CLI's {@code cloud.py}, azure-ai-ml's {@code _azure_environments.py}, azure-identity's {@code _constants.py} and
 * Microsoft's lists of private DNS zones.
 */
enum CloudRow {
    AUTHORITY_HOST(
            Form.ORIGIN,
            "https://login.microsoftonline.com",
            "https://login.chinacloudapi.cn",
            "https://login.microsoftonline.us"),
    AUTHORITY_ALIASES(
            Form.HOSTS,
            "login.microsoftonline.com login.windows.net login.microsoft.com",
            "login.chinacloudapi.cn login.partner.microsoftonline.cn",
            "login.microsoftonline.us login.usgovcloudapi.net"),
    /** Hosts of {@code iss} in older tokens; Azure Government shares that of the public cloud. */
    ISSUERS(Form.HOSTS, "sts.windows.net", "sts.chinacloudapi.cn", "sts.windows.net"),
    RESOURCE_MANAGER(
            Form.ORIGIN,
            "https://management.azure.com",
            "https://management.chinacloudapi.cn",
            "https://management.usgovcloudapi.net"),
    /** Where it is not the endpoint itself, as in clouds that run on a customer's ground. */
    RESOURCE_MANAGER_AUDIENCE(Form.AUDIENCE, null, null, null),
    CLASSIC_AUDIENCE(
            Form.AUDIENCE,
            "https://management.core.windows.net/",
            "https://management.core.chinacloudapi.cn/",
            "https://management.core.usgovcloudapi.net/"),
    MACHINE_LEARNING(Form.ORIGIN, "https://ml.azure.com", "https://ml.azure.cn", "https://ml.azure.us"),
    REGION_SUFFIX(Form.SUFFIX, "api.azureml.ms", "api.ml.azure.cn", "api.ml.azure.us"),
    REGISTRY_DISCOVERY(
            Form.ORIGIN,
            "https://eastus.api.azureml.ms",
            "https://chinaeast2.api.ml.azure.cn",
            "https://usgovarizona.api.ml.azure.us"),
    INFERENCE_SUFFIX(Form.SUFFIX, "inference.ml.azure.com", "inference.ml.azure.cn", "inference.ml.azure.us"),
    NOTEBOOK_SUFFIX(Form.SUFFIX, "notebooks.azure.net", "notebooks.chinacloudapi.cn", "notebooks.usgovcloudapi.net"),
    STORAGE_SUFFIX(Form.SUFFIX, "core.windows.net", "core.chinacloudapi.cn", "core.usgovcloudapi.net"),
    VAULT_SUFFIX(Form.SUFFIX, "vault.azure.net", "vault.azure.cn", "vault.usgovcloudapi.net"),
    REGISTRY_SUFFIX(Form.SUFFIX, "azurecr.io", "azurecr.cn", "azurecr.us"),
    COSMOS_SUFFIX(Form.SUFFIX, "documents.azure.com", "documents.azure.cn", "documents.azure.us"),
    APPLICATION_INSIGHTS(
            Form.ORIGIN,
            "https://api.applicationinsights.io",
            "https://api.applicationinsights.azure.cn",
            "https://api.applicationinsights.us"),
    LOG_ANALYTICS(
            Form.ORIGIN,
            "https://api.loganalytics.io",
            "https://api.loganalytics.azure.cn",
            "https://api.loganalytics.us"),
    GRAPH(
            Form.ORIGIN,
            "https://graph.microsoft.com",
            "https://microsoftgraph.chinacloudapi.cn",
            "https://graph.microsoft.us"),
    PORTAL(Form.ORIGIN, "https://portal.azure.com", "https://portal.azure.cn", "https://portal.azure.us");

    /** Without these no cloud can be spoken to at all; the others are missed when they are used. */
    static final List<CloudRow> REQUIRED = List.of(AUTHORITY_HOST, RESOURCE_MANAGER, STORAGE_SUFFIX, VAULT_SUFFIX);

    private final Form form;

    @SuppressWarnings("ImmutableEnumChecker") // never written to
    private final @Nullable String[] columns;

    CloudRow(Form form, @Nullable String... columns) {
        this.form = form;
        this.columns = columns;
    }

    /** A built-in cloud: 0 is the public one, 1 China, 2 US Government. */
    static Map<CloudRow, String> column(int cloud) {
        Map<CloudRow, String> values = new EnumMap<>(CloudRow.class);
        for (CloudRow row : values()) {
            String value = row.columns[cloud];
            if (value != null) {
                values.put(row, value);
            }
        }
        return values;
    }

    /** What is wrong with a value, or null. */
    @Nullable
    String fault(@Nullable String value) {
        if (value == null) {
            return REQUIRED.contains(this) ? this + " is missing; it must be " + form.expectation : null;
        }
        return form.accepts(value) ? null : this + " must be " + form.expectation + " but is " + value;
    }

    private enum Form {
        ORIGIN("an https:// origin without a path"),
        AUDIENCE("the absolute URI of a token's audience"),
        SUFFIX("a host name suffix without a leading dot"),
        HOSTS("host names between spaces");

        private static final String NAME = "[a-z0-9-]+(\\.[a-z0-9-]+)+";

        private final String expectation;

        Form(String expectation) {
            this.expectation = expectation;
        }

        boolean accepts(String value) {
            return switch (this) {
                case SUFFIX -> value.matches(NAME);
                case HOSTS -> value.matches("(" + NAME + " ?)*");
                case ORIGIN -> isHttpsOrigin(value);
                case AUDIENCE -> value.matches("[a-z]+://[^\\s?#@]+");
            };
        }

        private static boolean isHttpsOrigin(String value) {
            try {
                URI uri = URI.create(value);
                return "https".equals(uri.getScheme())
                        && uri.getHost() != null
                        && uri.getRawUserInfo() == null
                        && uri.getRawPath().isEmpty()
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null;
            } catch (IllegalArgumentException malformed) {
                return false;
            }
        }
    }
}
