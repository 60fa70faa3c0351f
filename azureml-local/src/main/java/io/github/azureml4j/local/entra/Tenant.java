package io.github.azureml4j.local.entra;

/**
 * A directory of applications and users.
 *
 * @param id what tokens carry as {@code tid}
 * @param name the name that people see
 * @param domain the domain that it can be called by too
 */
public record Tenant(String id, String name, String domain) {

    /** Names that stand for "the user's own tenant" where a client does not know it. */
    static boolean isAny(String name) {
        return name.equalsIgnoreCase("common") || name.equalsIgnoreCase("organizations");
    }

    boolean isCalled(String other) {
        return id.equalsIgnoreCase(other) || domain.equalsIgnoreCase(other);
    }
}
