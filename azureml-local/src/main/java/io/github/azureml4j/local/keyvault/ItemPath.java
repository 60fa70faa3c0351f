package io.github.azureml4j.local.keyvault;

/**
 * What a path of the data plane means: {@code /keys/{name}/{version}/…}, or {@code /deletedkeys/{name}}.
 *
 * @param name of the key or secret, empty for all of them
 * @param version empty for the newest one; clients leave its segment empty too
 */
record ItemPath(String name, String version) {

    static ItemPath of(String rawPath) {
        String[] segments = rawPath.split("/", -1);
        return new ItemPath(segments.length > 2 ? segments[2] : "", segments.length > 3 ? segments[3] : "");
    }
}
