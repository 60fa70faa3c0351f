package io.github.azureml4j.core.security.lint;

/** What follows when something that is about to be sent looks like a secret. */
public enum LintMode {
    /** A warning is logged and the request is sent. The default. */
    WARN,
    /** The call fails with an {@link IllegalArgumentException} before anything is sent. */
    STRICT,
    /** Nothing is looked at. */
    OFF
}
