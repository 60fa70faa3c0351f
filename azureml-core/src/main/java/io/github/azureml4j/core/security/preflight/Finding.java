package io.github.azureml4j.core.security.preflight;

/**
 * One thing that a check found. Immutable; holds no secret.
 *
 * @param code stable, such as {@code CMK_VAULT_OTHER_REGION}; programs may rely on it
 * @param severity how much it weighs
 * @param subject what it is about: an ARM id, a key URI, a namespace
 * @param message what is so
 * @param remedy what to do about it: a command of the Azure CLI or a call of this SDK
 */
public record Finding(String code, Severity severity, String subject, String message, String remedy) {
    /** Whether nothing is sent while this stands. */
    public boolean isBlocker() {
        return severity == Severity.BLOCKER;
    }

    @Override
    public String toString() {
        return severity + " " + code + ": " + message + ". Try: " + remedy;
    }
}
