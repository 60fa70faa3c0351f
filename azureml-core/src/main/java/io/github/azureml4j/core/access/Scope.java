package io.github.azureml4j.core.access;

import io.github.azureml4j.core.arm.ArmId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What roles are given on: a subscription, a resource group or a resource. Compared without regard to case. */
record Scope(String text) {
    private static final Pattern SUBSCRIPTION =
            Pattern.compile("(/subscriptions/([^/?#%\\\\]+))(/.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern GROUP = Pattern.compile(
            "(/subscriptions/[^/?#%\\\\]+/resourceGroups/[^/?#%\\\\]+)(/providers/.*)?", Pattern.CASE_INSENSITIVE);

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException when it is none of the three
     */
    Scope {
        if (!text.isEmpty() && text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        if (!isSubscription(text) && !isGroup(text)) {
            resource(text);
        }
    }

    boolean isSubscription() {
        return isSubscription(text);
    }

    boolean isGroup() {
        return isGroup(text);
    }

    String subscription() {
        Matcher m = SUBSCRIPTION.matcher(text);
        return m.matches() ? m.group(2) : "";
    }

    /** The resource group that this is or is in; a subscription is in none. */
    Optional<Scope> group() {
        Matcher m = GROUP.matcher(text);
        return m.matches() ? Optional.of(new Scope(m.group(1))) : Optional.empty();
    }

    boolean is(String other) {
        return text.equalsIgnoreCase(other);
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
                    "scope '" + text + "' is no subscription, resource group or resource", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
