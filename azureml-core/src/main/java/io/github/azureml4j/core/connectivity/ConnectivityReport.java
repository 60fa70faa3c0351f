package io.github.azureml4j.core.connectivity;

import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.WorkspaceConnection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether the hosts that are needed can be reached from this machine, by this connection's proxy and trust anchors. Immutable.
 *
 * <pre>{@code
 * ConnectivityReport report = ws.connectivity();
 * report.ailing().forEach(check -> log.warn("{}", check));
 * }</pre>
 *
 * @param checks one for each host
 */
public record ConnectivityReport(List<HostCheck> checks) {

    public ConnectivityReport {
        checks = List.copyOf(checks);
    }

    /**
     * Tries the hosts of a cloud that every program needs: Resource Manager and sign-in. Sends no credential; hosts are tried at
     * once, each for half a minute at most.
     *
     * @param azure the connection
     */
    public static ConnectivityReport of(AzureConnection azure) {
        return Hosts.ofCloud(azure.cloud()).check(azure);
    }

    /**
     * Tries these and the hosts of one workspace, as far as the workspace can be read: region, key vault, storage, registry.
     *
     * @param workspace the workspace
     */
    public static ConnectivityReport of(WorkspaceConnection workspace) {
        return Hosts.ofWorkspace(workspace).check(workspace.azure());
    }

    /** Whether every host can be reached. */
    public boolean isWell() {
        return ailing().isEmpty();
    }

    /** The hosts that cannot be reached, or not as they should. */
    public List<HostCheck> ailing() {
        return checks.stream().filter(check -> !check.isWell()).toList();
    }

    /** A line or two for each host. */
    @Override
    public String toString() {
        return checks.stream().map(HostCheck::toString).collect(Collectors.joining("\n"));
    }
}
