package io.github.azureml4j.core.connectivity;

import io.github.azureml4j.auth.SignInException;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.WorkspaceConnection;

/** Whether the region lets in, from this network, who works with a workspace: it does not say so to who has not signed in. */
final class Admission {

    private Admission() {}

    /** The check as it was, unless it is the region's and the region refuses callers of this network. */
    static HostCheck check(WorkspaceConnection workspace, HostCheck check) {
        if (!check.isWell() || !check.purpose().equals(Hosts.REGION)) {
            return check;
        }
        try {
            workspace
                    .region()
                    .at("/modelmanagement/v1.0" + workspace.scope())
                    .get("/services")
                    .send();
            return check;
        } catch (PermissionException refused) {
            return Findings.refused(check, refused.code() + " " + refused.getMessage());
        } catch (AzureMlException | SignInException other) {
            return check; // it was reached
        }
    }
}
