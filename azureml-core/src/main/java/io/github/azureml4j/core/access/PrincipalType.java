package io.github.azureml4j.core.access;

/**
 * What kind of thing a principal is, in the service's word. Immutable.
 *
 * @param name such as {@code ServicePrincipal}
 */
public record PrincipalType(String name) {
    /** A person. */
    public static final PrincipalType USER = new PrincipalType("User");

    /** A group, whose members hold what it holds. */
    public static final PrincipalType GROUP = new PrincipalType("Group");

    /** An application or a managed identity. */
    public static final PrincipalType SERVICE_PRINCIPAL = new PrincipalType("ServicePrincipal");

    /** A group of another tenant. */
    public static final PrincipalType FOREIGN_GROUP = new PrincipalType("ForeignGroup");

    /** Whether others may be members of it. */
    public boolean isGroup() {
        return name.equalsIgnoreCase(GROUP.name) || name.equalsIgnoreCase(FOREIGN_GROUP.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
