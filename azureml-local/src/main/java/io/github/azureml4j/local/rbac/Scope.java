package io.github.azureml4j.local.rbac;

import java.util.Locale;

/**
 * Where a role is held: the id of a resource, a resource group or a subscription, or {@code /} for all of the tenant.
 * Compared without case; the text keeps the case it came in.
 */
record Scope(String text) {

    Scope {
        text = text.replaceFirst("/+$", "");
        text = text.isEmpty() || text.startsWith("/") ? text : "/" + text;
    }

    /** Whether what is held here holds there too: at the scope itself and at all below it. */
    boolean covers(Scope other) {
        return other.key().equals(key()) || other.key().startsWith(key() + "/");
    }

    boolean isTenant() {
        return text.isEmpty();
    }

    String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The subscription that the scope is in, as a scope; the tenant where it is in none. */
    Scope subscription() {
        String[] parts = text.split("/", -1);
        return parts.length > 2 && parts[1].equalsIgnoreCase("subscriptions")
                ? new Scope("/subscriptions/" + parts[2])
                : new Scope("/");
    }

    /** What stands before {@code /providers/…} in the id of something that extends this scope. */
    String prefix() {
        return text;
    }

    @Override
    public String toString() {
        return text.isEmpty() ? "/" : text;
    }
}
