package io.github.azureml4j.core.security.grants;

/**
 * One line of the security document's table of what the workspace's identity is granted. Immutable.
 *
 * @param resource the ARM id of what it is granted on
 * @param right what it is granted, such as {@code Contributor} or {@code all keys, secrets and certificates}
 * @param state whether it is there
 * @param evidence what that was seen by, or why it could not be seen
 * @param remedy what to do about it; empty when it is there
 */
public record Grant(String resource, String right, GrantState state, String evidence, String remedy) {
    @Override
    public String toString() {
        return state + " " + right + " on " + resource + ": " + evidence + (remedy.isEmpty() ? "" : ". Try: " + remedy);
    }
}
