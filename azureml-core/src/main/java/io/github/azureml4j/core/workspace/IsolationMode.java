package io.github.azureml4j.core.workspace;

/**
 * What a workspace's managed network lets out. The service owns the values; unknown ones are kept.
 *
 * @param value the service's own word
 */
public record IsolationMode(String value) {
    /** No managed network: the customer isolates, or nobody. */
    public static final IsolationMode DISABLED = new IsolationMode("Disabled");

    /** A managed network from which the whole internet can be reached. */
    public static final IsolationMode ALLOW_INTERNET_OUTBOUND = new IsolationMode("AllowInternetOutbound");

    /** A managed network from which only what rules name can be reached. Not to be left for a looser one later. */
    public static final IsolationMode ALLOW_ONLY_APPROVED_OUTBOUND = new IsolationMode("AllowOnlyApprovedOutbound");

    @Override
    public String toString() {
        return value;
    }
}
