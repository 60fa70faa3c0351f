package io.github.azureml4j.local.arm;

import io.github.azureml4j.local.front.LocalError;
import java.util.Locale;

/**
 * The id of a top-level ARM resource. Two ids are equal without regard to case, as ARM compares them; the text keeps
 * the case it came in.
 *
 * @param type provider and type, as in {@code Microsoft.Storage/storageAccounts}
 */
public record ResourceId(String subscription, String group, String type, String name) {

    /** Reads a full id; anything else is the client's fault. */
    public static ResourceId parse(String id) {
        String[] parts = id.split("/", -1);
        if (parts.length < 9
                || !parts[1].equalsIgnoreCase("subscriptions")
                || !parts[3].equalsIgnoreCase("resourceGroups")
                || !parts[5].equalsIgnoreCase("providers")) {
            throw LocalError.badRequest("LinkedInvalidPropertyId", "'" + id + "' is not a valid resource id.");
        }
        return new ResourceId(parts[2], parts[4], parts[6] + "/" + parts[7], parts[8]);
    }

    /** The id as ARM writes it. */
    public String text() {
        return "/subscriptions/" + subscription + "/resourceGroups/" + group + "/providers/" + type + "/" + name;
    }

    /** What equal ids share. */
    public String key() {
        return text().toLowerCase(Locale.ROOT);
    }

    /** Whether the resource belongs to this group. */
    public boolean isIn(String otherSubscription, String otherGroup) {
        return subscription.equalsIgnoreCase(otherSubscription) && group.equalsIgnoreCase(otherGroup);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceId id && id.key().equals(key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
