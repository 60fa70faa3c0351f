package io.github.azureml4j.core.security.grants;

/** Whether a grant is there. Ours, not the service's. */
public enum GrantState {
    /** It is there. */
    PRESENT,

    /** It is not there, and what needs it fails. */
    MISSING,

    /** It could not be read. */
    UNKNOWN
}
