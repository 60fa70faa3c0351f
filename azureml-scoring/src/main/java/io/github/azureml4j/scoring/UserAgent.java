package io.github.azureml4j.scoring;

/** How this SDK names itself. */
final class UserAgent {

    static final String VALUE =
            "azureml4j/" + version() + " (scoring; java/" + Runtime.version().feature() + ")";

    private UserAgent() {}

    /** Classes that were not loaded from the published jar have no version. */
    private static String version() {
        String version = UserAgent.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
