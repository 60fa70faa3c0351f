package io.github.azureml4j.core.arm;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a resource in Azure Resource Manager. Compared without regard to case, sent as it was received.
 *
 * <p>Immutable, thread-safe.
 */
public final class ArmId {
    private static final Pattern FORM = Pattern.compile(
            "/subscriptions/([^/?#]+)/resourceGroups/([^/?#]+)/providers/([^/?#]+)((?:/[^/?#]+/[^/?#]+)+)/?",
            Pattern.CASE_INSENSITIVE);

    /** Segments that an address would be shortened by, and the escape that could hide them. */
    private static final Pattern STRAYS = Pattern.compile("/\\.{1,2}(/|$)|[%\\\\\\p{Cntrl}]");

    private final String text;
    private final String subscription;
    private final String resourceGroup;
    private final String provider;
    private final List<String> path;

    private ArmId(String text, String subscription, String resourceGroup, String provider, List<String> path) {
        this.text = text;
        this.subscription = subscription;
        this.resourceGroup = resourceGroup;
        this.provider = provider;
        this.path = path;
    }

    /**
     * Reads an id of a resource inside a resource group.
     *
     * @param text {@code /subscriptions/{s}/resourceGroups/{g}/providers/{namespace}/{type}/{name}…}
     * @throws IllegalArgumentException when it has another form
     */
    public static ArmId parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches() || STRAYS.matcher(text).find()) {
            throw new IllegalArgumentException("not the id of a resource: " + text);
        }
        String unslashed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return new ArmId(
                unslashed,
                m.group(1),
                m.group(2),
                m.group(3),
                List.of(m.group(4).substring(1).split("/")));
    }

    /**
     * An id from its parts.
     *
     * @param subscription the subscription's GUID
     * @param resourceGroup the name of the resource group
     * @param type provider and type, such as {@code Microsoft.KeyVault/vaults}
     * @param name the name of the resource
     */
    public static ArmId of(String subscription, String resourceGroup, String type, String name) {
        return parse("/subscriptions/" + subscription + "/resourceGroups/" + resourceGroup + "/providers/" + type + "/"
                + name);
    }

    /**
     * The id of a resource inside this one.
     *
     * @param type the type without provider, such as {@code computes}
     * @param name its name
     */
    public ArmId child(String type, String name) {
        return parse(text + "/" + type + "/" + name);
    }

    /** The subscription's GUID. */
    public String subscription() {
        return subscription;
    }

    /** The name of the resource group. */
    public String resourceGroup() {
        return resourceGroup;
    }

    /** The full type, such as {@code Microsoft.MachineLearningServices/workspaces/computes}. */
    public String type() {
        StringBuilder type = new StringBuilder(provider);
        for (int i = 0; i < path.size(); i += 2) {
            type.append('/').append(path.get(i));
        }
        return type.toString();
    }

    /** The resource's own name: the last segment. */
    public String name() {
        return path.get(path.size() - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArmId that && text.equalsIgnoreCase(that.text);
    }

    @Override
    public int hashCode() {
        return text.toLowerCase(Locale.ROOT).hashCode();
    }

    /** The id as it was received. */
    @Override
    public String toString() {
        return text;
    }
}
