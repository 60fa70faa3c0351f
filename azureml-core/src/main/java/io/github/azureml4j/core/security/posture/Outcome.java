package io.github.azureml4j.core.security.posture;

/** What a statement came to when it was held against a workspace. */
public enum Outcome {
    /** The protection that the statement describes is in place; the evidence says how that was seen. */
    PASS,
    /** The protection is absent or broken; the remedy says what to do. */
    FAIL,
    /** It could not be seen, and the evidence says why. Never counts as a pass. */
    UNKNOWN,
    /** The statement describes how the service works, or there is nothing here that it could bear on. */
    INFO
}
