package io.github.azureml4j.core.network;

/**
 * What was decided about a private endpoint connection, in the service's word. Immutable.
 *
 * @param name such as {@code Approved}
 */
public record ConnectionStatus(String name) {
    /** Somebody asked, nobody has decided. */
    public static final ConnectionStatus PENDING = new ConnectionStatus("Pending");

    /** Whoever comes through the endpoint is let in. */
    public static final ConnectionStatus APPROVED = new ConnectionStatus("Approved");

    /** The endpoint leads nowhere. */
    public static final ConnectionStatus REJECTED = new ConnectionStatus("Rejected");

    /** One of the two ends is gone. */
    public static final ConnectionStatus DISCONNECTED = new ConnectionStatus("Disconnected");

    /** Nobody decided in time. */
    public static final ConnectionStatus TIMEOUT = new ConnectionStatus("Timeout");

    /** Whether it is the other, letter case aside. */
    boolean is(ConnectionStatus other) {
        return name.equalsIgnoreCase(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
