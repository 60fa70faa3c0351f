package io.github.azureml4j.core.network;

/**
 * Where an outbound rule comes from, in the service's word. Immutable.
 *
 * @param name such as {@code UserDefined}
 */
public record RuleCategory(String name) {
    /** The service cannot do without it; it can be neither changed nor deleted. */
    public static final RuleCategory REQUIRED = new RuleCategory("Required");

    /** Comes with the network and may be taken out of it. */
    public static final RuleCategory RECOMMENDED = new RuleCategory("Recommended");

    /** The customer's own. */
    public static final RuleCategory USER_DEFINED = new RuleCategory("UserDefined");

    /** Follows from another rule. */
    public static final RuleCategory DEPENDENCY = new RuleCategory("Dependency");

    @Override
    public String toString() {
        return name;
    }
}
