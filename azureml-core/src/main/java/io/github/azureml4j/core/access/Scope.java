package io.github.azureml4j.core.access;

import io.github.azureml4j.core.arm.ArmId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What roles are given on: a management group, a subscription, a resource group or a resource. Compared without regard to case. */
record Scope(String text) {
    private static final Pattern MANAGEMENT_GROUP = Pattern.compile(
            "/providers/Microsoft\\.Management/managementGroups/[^/?#%\\\\]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern SUBSCRIPTION =
            Pattern.compile("(/subscriptions/([^/?#%\\\\]+))(/.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern GROUP = Pattern.compile(
            "(/subscriptions/[^/?#%\\\\]+/resourceGroups/[^/?#%\\\\]+)(/providers/.*)?", Pattern.CASE_INSENSITIVE);

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException when it is none of the four
     */
    Scope {
        if (!text.isEmpty() && text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        if (!isManagementGroup(text) && !isSubscription(text) && !isGroup(text)) {
            resource(text);
        }
    }

    /** The id that requests at this scope name a role by; a management group is in no subscription. */
    String definition(Role role) {
        Matcher m = SUBSCRIPTION.matcher(text);
        return m.matches()
                ? role.definitionId(m.group(2))
                : "/providers/Microsoft.Authorization/roleDefinitions/" + role.id();
    }

    /** The resource group that this is or is in; a subscription is in none. */
    Optional<Scope> group() {
        Matcher m = GROUP.matcher(text);
        return m.matches() ? Optional.of(new Scope(m.group(1))) : Optional.empty();
    }

    boolean is(String other) {
        return text.equalsIgnoreCase(other);
    }

    private static boolean isManagementGroup(String text) {
        return MANAGEMENT_GROUP.matcher(text).matches();
    }

    private static boolean isSubscription(String text) {
        Matcher m = SUBSCRIPTION.matcher(text);
        return m.matches() && m.group(3) == null;
    }

    private static boolean isGroup(String text) {
        Matcher m = GROUP.matcher(text);
        return m.matches() && m.group(2) == null;
    }

    private static void resource(String text) {
        try {
            ArmId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "scope '" + text + "' is no management group, subscription, resource group or resource", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
