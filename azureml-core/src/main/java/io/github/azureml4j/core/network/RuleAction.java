package io.github.azureml4j.core.network;

/**
 * What a rule does with what it matches, in the service's word. Immutable.
 *
 * @param name such as {@code Allow}
 */
public record RuleAction(String name) {
    /** Lets it through. */
    public static final RuleAction ALLOW = new RuleAction("Allow");

    /** Stops it. */
    public static final RuleAction DENY = new RuleAction("Deny");

    /** Whether it is the other, letter case aside. */
    boolean is(RuleAction other) {
        return name.equalsIgnoreCase(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
