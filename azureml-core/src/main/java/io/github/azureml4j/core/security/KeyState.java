package io.github.azureml4j.core.security;

import io.github.azureml4j.core.security.preflight.Finding;
import io.github.azureml4j.core.security.preflight.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace's customer-managed key is at present. Immutable.
 *
 * @param key the version in use; null when Microsoft manages the key
 * @param findings what is wrong with it or could not be read
 */
public record KeyState(@Nullable KeyRef key, List<Finding> findings) {
    /** Copies the findings. */
    public KeyState {
        findings = List.copyOf(findings);
    }

    /** The version in use; empty when Microsoft manages the key. */
    public Optional<KeyRef> customerKey() {
        return Optional.ofNullable(key);
    }

    /** Whether nothing that is known keeps the service from using the key; ask {@link #isKnown()} too. */
    public boolean isUsable() {
        return findings.stream().noneMatch(Finding::isBlocker);
    }

    /** Whether all could be read that tells whether the key can be used. */
    public boolean isKnown() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.UNKNOWN);
    }

    /** What follows, for people. */
    public String consequence() {
        if (key == null) {
            return "Microsoft manages the key; it can be the customer's own only in a new workspace";
        }
        if (isUsable() && !isKnown()) {
            return "it could not be seen whether the service can use the key";
        }
        return isUsable()
                ? "the service can use the key"
                : "requests to the workspace, its storage and its Cosmos DB account fail, at once or within about an hour; nothing is lost"
                        + " while the key can be restored, and all comes back about as fast once it is";
    }

    @Override
    public String toString() {
        String head = (key == null ? "no customer-managed key" : "key " + key.uri()) + ": " + consequence();
        return findings.stream()
                .map(Finding::toString)
                .collect(Collectors.joining("\n", head + "\n", ""))
                .strip();
    }
}
