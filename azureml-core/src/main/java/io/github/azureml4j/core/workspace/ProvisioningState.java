package io.github.azureml4j.core.workspace;

import java.util.Locale;

/**
 * How far the making of a resource is. The service owns the values; unknown ones are kept. Compared without regard to case.
 *
 * @param value the service's own word
 */
public record ProvisioningState(String value) {
    /** It is ready. */
    public static final ProvisioningState SUCCEEDED = new ProvisioningState("Succeeded");

    /** It is being made. */
    public static final ProvisioningState CREATING = new ProvisioningState("Creating");

    /** It is being changed. */
    public static final ProvisioningState UPDATING = new ProvisioningState("Updating");

    /** It is being deleted. */
    public static final ProvisioningState DELETING = new ProvisioningState("Deleting");

    /** The last change did not succeed. */
    public static final ProvisioningState FAILED = new ProvisioningState("Failed");

    @Override
    public boolean equals(Object other) {
        return other instanceof ProvisioningState that && value.equalsIgnoreCase(that.value);
    }

    @Override
    public int hashCode() {
        return value.toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
