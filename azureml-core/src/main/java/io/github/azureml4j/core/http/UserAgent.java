package io.github.azureml4j.core.http;

/** How this SDK names itself. For the rooms of this SDK, not for applications. */
public final class UserAgent {
    /** Name and version: {@code azureml4j/{version}}. */
    public static final String PRODUCT = "azureml4j/" + version();

    /** The whole header: {@code azureml4j/{version} (Java {version}; {system})}. */
    public static final String VALUE =
            "%s (Java %s; %s)".formatted(PRODUCT, System.getProperty("java.version"), System.getProperty("os.name"));

    private UserAgent() {}

    /** Classes that were not loaded from the published jar have no version. */
    private static String version() {
        String version = UserAgent.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
