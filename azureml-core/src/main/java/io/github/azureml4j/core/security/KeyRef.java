package io.github.azureml4j.core.security;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One version of a key in a key vault, the form in which customer-managed keys are named.
 *
 * @param vaultUrl the vault, {@code https://{vault}.vault.azure.net}
 * @param name the name of the key
 * @param version the version of the key
 */
public record KeyRef(String vaultUrl, String name, String version) {
    private static final int HTTPS = 443;
    private static final Pattern PATH = Pattern.compile("/keys/([0-9A-Za-z-]{1,127})(?:/([0-9A-Za-z]{1,64}))?/?");

    /**
     * Reads a key identifier.
     *
     * @param uri {@code https://{vault host}/keys/{name}/{version}}
     * @throws IllegalArgumentException when it has another form; the message says what is wrong
     */
    public static KeyRef parse(String uri) {
        URI address = address(uri);
        Matcher path = PATH.matcher(address.getRawPath() == null ? "" : address.getRawPath());
        if (!path.matches() || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "key URI " + uri + " is not of the form https://{vault}/keys/{name}/{version}");
        }
        if (path.group(2) == null) {
            throw new IllegalArgumentException("key URI " + uri + " names no version of the key");
        }
        return new KeyRef("https://" + authority(address), path.group(1), path.group(2));
    }

    /** The name of the vault: the first label of its host. */
    public String vaultName() {
        String host = host();
        return host.substring(0, host.indexOf('.') < 0 ? host.length() : host.indexOf('.'));
    }

    /**
     * Whether the vault belongs to a cloud.
     *
     * @param vaultSuffix the cloud's suffix without a leading dot, such as {@code vault.azure.net}
     */
    public boolean isIn(String vaultSuffix) {
        return host().equals(vaultName() + "." + vaultSuffix);
    }

    /** The key identifier. */
    public String uri() {
        return vaultUrl + "/keys/" + name + "/" + version;
    }

    /** The key without its version, as Cosmos DB wants it: it follows to new versions by itself. */
    public String versionlessUri() {
        return vaultUrl + "/keys/" + name;
    }

    /** Whether it is in a managed HSM, which is no key vault. */
    public boolean isOfManagedHsm() {
        return host().startsWith(vaultName() + ".managedhsm.");
    }

    private String host() {
        return URI.create(vaultUrl).getAuthority();
    }

    /** Vaults write their port into identifiers at times, though it is the one that goes without saying. */
    private static String authority(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return address.getPort() < 0 || address.getPort() == HTTPS ? host : host + ":" + address.getPort();
    }

    private static URI address(String uri) {
        try {
            URI address = URI.create(uri.strip());
            if ("https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getRawUserInfo() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("key URI " + uri + " is not an address", e);
        }
        throw new IllegalArgumentException("key URI " + uri + " is not an https address");
    }
}
