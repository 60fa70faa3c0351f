package io.github.azureml4j.local.networks;

/**
 * Where requests seem to come from.
 *
 * @param address an IP address
 * @param isPrivate whether they come through a private endpoint, out of a network that has one
 */
public record Place(String address, boolean isPrivate) {

    /** Somewhere in the internet: an address that is reserved for examples (RFC 5737). */
    public static final Place INTERNET = new Place("203.0.113.10", false);

    /** Somewhere in a virtual network. */
    public static final Place PRIVATE_NETWORK = new Place("10.0.0.10", true);
}
