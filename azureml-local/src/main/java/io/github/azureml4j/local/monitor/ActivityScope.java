package io.github.azureml4j.local.monitor;

import java.util.Locale;

/**
 * The resource that an event is about.
 *
 * @param id its id, in the case of the request
 * @param subscription its subscription, in lower case
 * @param group its resource group, empty for what is in none
 * @param type provider and type
 */
record ActivityScope(String id, String subscription, String group, String type) {

    /** @param action whose last word is the verb and whose rest is the type */
    static ActivityScope of(String id, String action) {
        String[] parts = id.split("/", -1);
        String subscription = named(parts, 1, "subscriptions");
        String type = action.substring(0, action.lastIndexOf('/'));
        boolean called = action.toLowerCase(Locale.ROOT).endsWith("/action")
                && type.chars().filter(c -> c == '/').count() > 1;
        return new ActivityScope(
                id,
                subscription.toLowerCase(Locale.ROOT),
                named(parts, 3, "resourceGroups"),
                called ? type.substring(0, type.lastIndexOf('/')) : type);
    }

    String provider() {
        return type.split("/", 2)[0];
    }

    private static String named(String[] parts, int at, String collection) {
        return parts.length > at + 1 && parts[at].equalsIgnoreCase(collection) ? parts[at + 1] : "";
    }
}
