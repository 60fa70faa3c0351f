package io.github.azureml4j.deploy;

/** How callers of a web service authenticate; a service has one form. */
public enum AuthMode {
    /** Not at all: whoever reaches the address may score. */
    NONE,
    /** With one of two keys that do not expire. */
    KEY,
    /** With a service token that expires and is fetched with rights on the workspace; only on AKS. */
    TOKEN
}
