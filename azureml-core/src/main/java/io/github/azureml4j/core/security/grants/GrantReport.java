package io.github.azureml4j.core.security.grants;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All that a workspace's identity must have been granted. Immutable.
 *
 * @param principalId the object id of the identity
 * @param grants line by line
 */
public record GrantReport(String principalId, List<Grant> grants) {
    /** Copies the lines. */
    public GrantReport {
        grants = List.copyOf(grants);
    }

    /** What is not there. */
    public List<Grant> missing() {
        return of(GrantState.MISSING);
    }

    /** What could not be read. */
    public List<Grant> unknown() {
        return of(GrantState.UNKNOWN);
    }

    /** Whether everything was seen to be there. */
    public boolean isComplete() {
        return of(GrantState.PRESENT).size() == grants.size();
    }

    @Override
    public String toString() {
        return grants.stream().map(Grant::toString).collect(Collectors.joining("\n"));
    }

    private List<Grant> of(GrantState state) {
        return grants.stream().filter(grant -> grant.state() == state).toList();
    }
}
