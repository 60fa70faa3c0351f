package io.github.azureml4j.core.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.http.ServiceResponse;
import io.github.azureml4j.core.workspace.IpRanges;
import io.github.azureml4j.core.workspace.NetworkAcls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Who reaches a workspace from where, and what its compute may reach. Thread-safe.
 *
 * <pre>{@code
 * Network network = ws.network();
 * network.privateEndpointConnections().approve(name);
 * network.publicAccess(false).await();
 * }</pre>
 *
 * <p>All of this is about the workspace's data: jobs, runs, models. Its settings are behind Resource Manager, which is reached from
 * everywhere, so that whoever shut himself out can let himself in again.
 */
public final class Network {
    /** The api-version that knows lists of addresses. */
    private static final String WITH_ADDRESSES = "2025-06-01";

    private final WorkspaceConnection connection;

    /**
     * The network of one workspace; applications get it from the workspace.
     *
     * @param connection what the rooms of the workspace share
     */
    public Network(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /** The private endpoints that are connected to it, or ask to be. */
    public PrivateEndpointConnections privateEndpointConnections() {
        return new PrivateEndpointConnections(connection);
    }

    /** What private endpoints can be made for, and the DNS zones they need ({@code PrivateLinkResources_List}). */
    public List<PrivateLinkResource> privateLinkResources() {
        return values("/privateLinkResources", PrivateLinkResource::of);
    }

    /**
     * The hosts that its compute must be able to reach, for a firewall of one's own
     * ({@code Workspaces_ListOutboundNetworkDependenciesEndpoints}).
     */
    public List<OutboundDependency> outboundDependencies() {
        return values("/outboundNetworkDependenciesEndpoints", OutboundDependency::of);
    }

    /** The network that the service makes for its compute. */
    public ManagedNetwork managedNetwork() {
        return new ManagedNetwork(connection);
    }

    /** Who is let in over the internet now ({@code Workspaces_Get} 2025-06-01). */
    public PublicAccess publicAccess() {
        return PublicAccess.of(
                connection.arm().get("").apiVersion(WITH_ADDRESSES).json());
    }

    /**
     * Opens the workspace to the internet, or closes it ({@code Workspaces_Update} 2024-04-01, of that property alone). Lists of
     * addresses restrict what is open; the service may forget network rules when it is closed.
     *
     * @param open whether calls over the internet are let in
     * @return yields who is let in afterwards
     * @throws AzureMlException when it would be closed while no private endpoint is approved, which leaves no way in at all; nothing
     *     was changed then
     */
    public Operation<PublicAccess> publicAccess(boolean open) {
        if (!open) {
            requireAnotherWayIn();
        }
        return change(WorkspaceConnection.API_VERSION, "publicNetworkAccess", open ? "Enabled" : "Disabled");
    }

    /**
     * Closes the workspace to the internet even when no private endpoint is approved: nobody reaches its data then until one is, or
     * until it is opened again.
     *
     * @return yields who is let in afterwards
     */
    public Operation<PublicAccess> closeEvenWithoutPrivateEndpoint() {
        return change(WorkspaceConnection.API_VERSION, "publicNetworkAccess", "Disabled");
    }

    /**
     * Lets in, of all calls over the internet, those from these addresses alone ({@code ipAllowlist}, {@code Workspaces_Update}
     * 2025-06-01). They take the place of the addresses that were there; a workspace that is closed stays closed. Mind your own
     * address: the service tells nobody what it sees.
     *
     * @param ipRanges public addresses such as {@code 203.0.113.7} and ranges such as {@code 203.0.113.0/24}, one at least
     * @return yields who is let in afterwards
     * @throws IllegalArgumentException naming all that is wrong, before anything is sent
     */
    public Operation<PublicAccess> allowFrom(String... ipRanges) {
        Faults faults = new Faults("cannot restrict public access");
        IpRanges.check(faults, "ipRange", List.of(ipRanges), "say allowFromEverywhere()");
        faults.raise();
        return change(WITH_ADDRESSES, "ipAllowlist", List.of(ipRanges));
    }

    /**
     * Takes the list of {@link #allowFrom} away; network rules stay.
     *
     * @return yields who is let in afterwards
     */
    public Operation<PublicAccess> allowFromEverywhere() {
        return change(WITH_ADDRESSES, "ipAllowlist", List.of());
    }

    /**
     * Sets the network rules of the public address ({@code networkAcls}, {@code Workspaces_Update} 2025-06-01), in place of those that
     * were there. {@code new NetworkAcls("Allow", List.of())} lets everybody in.
     *
     * @param acls the rules
     * @return yields who is let in afterwards
     * @throws IllegalArgumentException naming all that is wrong, before anything is sent
     */
    public Operation<PublicAccess> networkAcls(NetworkAcls acls) {
        NetworkRules.requireValid(acls);
        return change(WITH_ADDRESSES, "networkAcls", NetworkRules.write(acls));
    }

    private Operation<PublicAccess> change(String apiVersion, String property, Object value) {
        ServiceResponse first = connection
                .arm()
                .patch("")
                .apiVersion(apiVersion)
                .json(Map.of("properties", Map.of(property, value)))
                .idempotent()
                .send();
        return connection.operations().begin(connection.arm(), first, changed -> publicAccess());
    }

    private void requireAnotherWayIn() {
        List<PrivateEndpointConnection> all =
                privateEndpointConnections().list().stream().toList();
        if (all.stream().noneMatch(PrivateEndpointConnection::isApproved)) {
            throw new AzureMlException("refused to close " + connection.id() + " to the public: no private endpoint is"
                    + " approved, so that nobody would reach its jobs, runs and models from anywhere. " + pending(all)
                    + " first, or use closeEvenWithoutPrivateEndpoint.");
        }
    }

    private static String pending(List<PrivateEndpointConnection> all) {
        List<String> names = all.stream()
                .filter(each -> each.status().is(ConnectionStatus.PENDING))
                .map(PrivateEndpointConnection::name)
                .toList();
        return names.isEmpty()
                ? "Make a private endpoint for it, and approve that,"
                : "Approve one of those that ask, " + String.join(", ", names) + ",";
    }

    private <T> List<T> values(String path, Function<JsonNode, T> item) {
        List<T> values = new ArrayList<>();
        connection.arm().get(path).json().path("value").forEach(node -> values.add(item.apply(node)));
        return List.copyOf(values);
    }

    @Override
    public String toString() {
        return "Network of " + connection.id();
    }
}
