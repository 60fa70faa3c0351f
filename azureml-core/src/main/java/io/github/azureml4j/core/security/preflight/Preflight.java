package io.github.azureml4j.core.security.preflight;

import io.github.azureml4j.core.AzureConnection;
import java.util.List;

/** Looks, by reads only, for all that would make the creation of a workspace fail or that cannot be mended afterwards. Stateless. */
public final class Preflight {
    private Preflight() {}

    /**
     * Runs every check that concerns the workspace to be.
     *
     * @param azure the connection
     * @param subject the workspace to be
     */
    public static PreflightResult run(AzureConnection azure, PreflightSubject subject) {
        return new PreflightResult(List.of());
    }
}
