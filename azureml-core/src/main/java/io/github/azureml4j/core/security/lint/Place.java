package io.github.azureml4j.core.security.lint;

/** Where a text stands, which decides what a secret looks like there. */
public enum Place {
    /** The value of an environment variable; document rows F1 and F2. */
    ENVIRONMENT_VARIABLE("environment variable"),
    /** A command line. */
    COMMAND("command"),
    /** A name of something: an experiment, a model, a data set; document row F1. */
    NAME("name"),
    /** The id of a run, which support engineers of the service may see; document row F3. */
    RUN_ID("run id"),
    /** The value of a tag or property. */
    TAG("tag"),
    /** A description or other free text. */
    TEXT("text"),
    /** The address that a Git repository was cloned from. */
    GIT_REMOTE("Git remote");

    private final String label;

    Place(String label) {
        this.label = label;
    }

    /** What people call it. */
    String label() {
        return label;
    }
}
