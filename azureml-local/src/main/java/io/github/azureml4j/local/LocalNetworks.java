package io.github.azureml4j.local;

import io.github.azureml4j.local.networks.EndpointService;
import io.github.azureml4j.local.networks.NetworkService;
import io.github.azureml4j.local.networks.Place;

/**
 * The networks around an emulator: where requests seem to come from, and the owners of other networks. Requests come
 * from a public address until a test says otherwise. Thread-safe.
 */
public final class LocalNetworks {

    private final NetworkService networks;
    private final EndpointService endpoints;

    LocalNetworks(NetworkService networks, EndpointService endpoints) {
        this.networks = networks;
        this.endpoints = endpoints;
    }

    /** From now on requests seem to come from this public IP address. */
    public void callFrom(String ipAddress) {
        networks.callFrom(new Place(ipAddress, false));
    }

    /** From now on requests seem to come out of a virtual network, through whatever private endpoints it has. */
    public void callFromPrivateNetwork() {
        networks.callFrom(Place.PRIVATE_NETWORK);
    }

    /** From now on requests seem to come from somewhere in the internet, as at the start. */
    public void callFromAnywhere() {
        networks.callFrom(Place.INTERNET);
    }

    /**
     * Asks for a private endpoint as the owner of a network would who may not approve it.
     *
     * @param workspaceId the workspace's ARM id
     * @param name of the endpoint
     * @return the name of the connection, which is pending now
     */
    public String requestPrivateEndpoint(String workspaceId, String name) {
        return endpoints.request(workspaceId, name);
    }
}
