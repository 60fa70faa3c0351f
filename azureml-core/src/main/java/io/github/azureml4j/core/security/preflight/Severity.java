package io.github.azureml4j.core.security.preflight;

/** How much a finding weighs. Ours, not the service's. */
public enum Severity {
    /** The creation would fail, or make what cannot be mended: nothing is sent while there is one. */
    BLOCKER,

    /** The creation goes through; something will hurt later. */
    WARNING,

    /** It could not be read, and so is neither well nor wrong. */
    UNKNOWN,

    /** Good to know. */
    INFO
}
