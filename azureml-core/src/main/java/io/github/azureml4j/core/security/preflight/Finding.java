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
    /** What forbids to go on. */
    public static Finding blocker(String code, String subject, String message, String remedy) {
        return new Finding(code, Severity.BLOCKER, subject, message, remedy);
    }

    /** What will hurt later. */
    public static Finding warning(String code, String subject, String message, String remedy) {
        return new Finding(code, Severity.WARNING, subject, message, remedy);
    }

    /** What could not be read. */
    public static Finding unknown(String code, String subject, String reason, String remedy) {
        return new Finding(code, Severity.UNKNOWN, subject, reason, remedy);
    }

    /** Whether nothing is sent while this stands. */
    public boolean isBlocker() {
        return severity == Severity.BLOCKER;
    }

    @Override
    public String toString() {
        return severity + " " + code + ": " + message + ". Try: " + remedy;
    }
}
