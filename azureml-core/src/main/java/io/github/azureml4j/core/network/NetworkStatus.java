package io.github.azureml4j.core.network;

/**
 * Whether a managed network stands, or one of its rules holds, in the service's word. Immutable.
 *
 * @param name such as {@code Active}
 */
public record NetworkStatus(String name) {
    /** Not yet: the network is made by {@link ManagedNetwork#provision()} or with the first compute. */
    public static final NetworkStatus INACTIVE = new NetworkStatus("Inactive");

    /** It stands. */
    public static final NetworkStatus ACTIVE = new NetworkStatus("Active");

    @Override
    public String toString() {
        return name;
    }
}
