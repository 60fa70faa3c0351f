package io.github.azureml4j.core.security.preflight;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What {@link Preflight} found. Immutable.
 *
 * @param findings all of them, blockers first
 */
public record PreflightResult(List<Finding> findings) {
    /** Orders the findings by their weight. */
    public PreflightResult {
        findings = findings.stream()
                .sorted((a, b) -> a.severity().compareTo(b.severity()))
                .toList();
    }

    /** Those that forbid the creation. */
    public List<Finding> blockers() {
        return findings.stream().filter(Finding::isBlocker).toList();
    }

    /** Whether nothing at all was found. */
    public boolean isClean() {
        return findings.isEmpty();
    }

    /** The namespaces of resource providers that are not registered: what {@link Preflight#register} takes. */
    public Set<String> unregistered() {
        return findings.stream()
                .filter(finding -> finding.code().endsWith("PROVIDER_NOT_REGISTERED"))
                .map(Finding::subject)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Goes on only when nothing forbids it.
     *
     * @return this
     * @throws PreflightException naming every blocker with its remedy
     */
    public PreflightResult requireNoBlockers() {
        if (!blockers().isEmpty()) {
            throw new PreflightException(findings);
        }
        return this;
    }

    /** One finding a line. */
    @Override
    public String toString() {
        return isClean()
                ? "preflight: nothing found"
                : findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}
