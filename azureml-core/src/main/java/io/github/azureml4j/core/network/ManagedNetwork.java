package io.github.azureml4j.core.network;

import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.http.ServiceResponse;
import io.github.azureml4j.core.workspace.IsolationMode;
import java.util.List;
import java.util.Map;

/**
 * The virtual network that the service makes and keeps for the compute of a workspace. Thread-safe.
 *
 * <pre>{@code
 * ManagedNetwork network = ws.network().managedNetwork();
 * network.isolateForGood(IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND).await();
 * network.outboundRules().beginCreate("pypi", new OutboundRule.Fqdn("pypi.org")).await();
 * network.provision().await(Duration.ofMinutes(30));
 * }</pre>
 */
public final class ManagedNetwork {
    private static final List<IsolationMode> ORDER = List.of(
            IsolationMode.DISABLED, IsolationMode.ALLOW_INTERNET_OUTBOUND, IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND);

    private final WorkspaceConnection connection;

    ManagedNetwork(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /** How isolated compute is now, and whether the network stands ({@code Workspaces_Get}). */
    public ManagedNetworkState state() {
        return ManagedNetworkState.of(read().json());
    }

    /** What compute may reach. */
    public OutboundRules outboundRules() {
        return new OutboundRules(connection);
    }

    /**
     * Isolates compute. <b>This cannot be undone</b>: the service leads from no network to one, and from one with internet to one
     * without ({@link IsolationMode#ALLOW_ONLY_APPROVED_OUTBOUND}), and never back; only a new workspace has the choice again. Rules
     * stay, and nothing else of the workspace is touched ({@code Workspaces_Update}). Where it is so already, nothing is sent.
     *
     * @param mode how far
     * @return yields the state that was reached; the network itself is made by {@link #provision()} or with the first compute
     * @throws AzureMlException when that would be a way back; nothing was sent then
     */
    public Operation<ManagedNetworkState> isolateForGood(IsolationMode mode) {
        ServiceResponse there = read();
        IsolationMode now = ManagedNetworkState.of(there.json()).isolationMode();
        if (isPast(now, mode)) {
            throw new AzureMlException("refused to change the managed network of " + connection.id() + " from " + now
                    + " to " + mode + ": the service never goes back. Make a new workspace for that.");
        }
        if (now.equals(mode)) {
            return connection.operations().changing(connection.arm(), there, ManagedNetworkState::of);
        }
        ServiceResponse first = connection
                .arm()
                .patch("")
                .json(Map.of("properties", Map.of("managedNetwork", Map.of("isolationMode", mode.value()))))
                .idempotent()
                .send();
        return connection.operations().begin(connection.arm(), first, ManagedNetworkState::of);
    }

    /**
     * Has the service make the network now, so that the first compute need not wait for it ({@code
     * ManagedNetworkProvisions_ProvisionManagedNetwork}); takes minutes.
     *
     * @return yields the state that was reached
     */
    public Operation<ManagedNetworkState> provision() {
        return provision(false);
    }

    /** As {@link #provision()}, with what Spark jobs need in it. */
    public Operation<ManagedNetworkState> provisionWithSpark() {
        return provision(true);
    }

    private Operation<ManagedNetworkState> provision(boolean spark) {
        ServiceResponse first = connection
                .arm()
                .post("/provisionManagedNetwork")
                .json(Map.of("includeSpark", spark))
                .send();
        return connection.operations().begin(connection.arm(), first, made -> state());
    }

    /** Of modes that are not known here the service is the judge. */
    private static boolean isPast(IsolationMode now, IsolationMode wanted) {
        return ORDER.contains(wanted) && ORDER.indexOf(now) > ORDER.indexOf(wanted);
    }

    private ServiceResponse read() {
        return connection.arm().get("").send();
    }
}
