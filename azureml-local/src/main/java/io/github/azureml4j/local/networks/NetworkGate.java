package io.github.azureml4j.local.networks;

import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Gate;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands before the data planes of workspaces: lets in who comes from the right place, while the key is there. */
public final class NetworkGate implements Gate {

    /** What the management front end (mfe.json) serves below a workspace. */
    private static final String DATA = "batchEndpoints|codes|components|data|datastores|environments|featuresets|"
            + "featurestoreEntities|jobs|marketplaceSubscriptions|models|onlineEndpoints|schedules|serverlessEndpoints";

    private static final String WORKSPACE =
            "(/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.MachineLearningServices/workspaces/[^/]+)";

    private static final String RUN_AUDIENCE = "azureml://run";

    private final NetworkService networks;
    private final Pattern paths;

    private NetworkGate(NetworkService networks, String paths) {
        this.networks = networks;
        this.paths = Pattern.compile(paths, Pattern.CASE_INSENSITIVE);
    }

    /** Of Resource Manager, where most paths are not of a data plane. */
    public static NetworkGate ofArm(NetworkService networks) {
        return new NetworkGate(networks, WORKSPACE + "/(" + DATA + ")(/.*)?");
    }

    /** Of the region hosts, where everything that names a workspace is of its data plane. */
    public static NetworkGate ofRegion(NetworkService networks) {
        return new NetworkGate(networks, ".*?" + WORKSPACE + "(/.*)?");
    }

    @Override
    public void check(Exchange exchange) {
        Matcher path = paths.matcher(exchange.rawPath());
        Optional<WorkspaceRecord> workspace = path.matches() ? networks.find(path.group(1)) : Optional.empty();
        workspace.ifPresent(there -> check(there, exchange.caller()));
    }

    private void check(WorkspaceRecord workspace, Caller caller) {
        if (!caller.audience().equals(RUN_AUDIENCE)) {
            networks.requireAdmitted(workspace);
        }
        networks.requireKey(workspace);
    }
}
