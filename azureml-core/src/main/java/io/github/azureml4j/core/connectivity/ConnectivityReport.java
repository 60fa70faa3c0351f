package io.github.azureml4j.core.connectivity;

import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.WorkspaceConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the hosts that are needed can be reached from this machine, by this connection's proxy and trust anchors. Immutable.
 *
 * <pre>{@code
 * ConnectivityReport report = ws.connectivity();
 * report.ailing().forEach(check -> log.warn("{}", check));
 * }</pre>
 *
 * @param checks one for each host
 * @param untried hosts that could not be tried, since their names could not be found out, each with the reason
 */
public record ConnectivityReport(List<HostCheck> checks, List<String> untried) {

    public ConnectivityReport {
        checks = List.copyOf(checks);
        untried = List.copyOf(untried);
    }

    /**
     * Tries the hosts of a cloud that every program needs: Resource Manager and sign-in. Sends no credential; hosts are tried at
     * once, each for half a minute at most.
     *
     * @param azure the connection
     */
    public static ConnectivityReport of(AzureConnection azure) {
        return new ConnectivityReport(Hosts.ofCloud(azure.cloud()).check(azure), List.of());
    }

    /**
     * Tries these and the hosts of one workspace: region, key vault, storage, registry, telemetry, and the directory. While Resource
     * Manager or sign-in ails the others are not tried, since their names are found by way of these.
     *
     * <p>Hosts are tried without a credential. When the region's host answers, it is asked for the workspace's web services as in any
     * other call, with the caller's credential: only then does it say that it lets in nobody from this network. Vaults and stores may
     * keep such a refusal to themselves until somebody signs in.
     *
     * @param workspace the workspace
     */
    public static ConnectivityReport of(WorkspaceConnection workspace) {
        ConnectivityReport cloud = of(workspace.azure());
        if (!cloud.isWell()) {
            return new ConnectivityReport(
                    cloud.checks(), List.of("all hosts of " + workspace.id() + ": mend what is above first"));
        }
        Hosts hosts = Hosts.ofWorkspace(workspace);
        List<HostCheck> checks = new ArrayList<>(cloud.checks());
        hosts.check(workspace.azure()).stream()
                .map(check -> Admission.check(workspace, check))
                .forEach(checks::add);
        return new ConnectivityReport(checks, hosts.untried());
    }

    /** Whether every host could be tried and can be reached. */
    public boolean isWell() {
        return ailing().isEmpty() && untried.isEmpty();
    }

    /** The hosts that cannot be reached, or not as they should. */
    public List<HostCheck> ailing() {
        return checks.stream().filter(check -> !check.isWell()).toList();
    }

    /** A line or two for each host. */
    @Override
    public String toString() {
        return Stream.concat(
                        checks.stream().map(HostCheck::toString),
                        untried.stream().map(hosts -> "?    not tried: " + hosts))
                .collect(Collectors.joining("\n"));
    }
}
