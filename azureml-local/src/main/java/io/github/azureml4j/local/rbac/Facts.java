package io.github.azureml4j.local.rbac;

import io.github.azureml4j.local.front.Caller;
import java.util.Optional;

/** What other rooms know and a decision hangs on. Thread-safe. */
public interface Facts {

    /** What a web service of a workspace runs on, {@code AKS} or {@code ACI}; empty where there is no such service. */
    Optional<String> computeType(String workspaceId, String service);

    /** Whether there is such a workspace and it is not of the Enterprise edition yet. */
    boolean isBelowEnterprise(String workspaceId);

    /** Whether the caller shows a run's own token, which is bound to its workspace already. */
    boolean isRun(Caller caller);
}
