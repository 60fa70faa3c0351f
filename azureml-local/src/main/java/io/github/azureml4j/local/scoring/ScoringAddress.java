package io.github.azureml4j.local.scoring;

/**
 * Where a service is called.
 *
 * @param prefix path before {@code /score}, empty or beginning with a slash
 */
public record ScoringAddress(String scheme, String host, String prefix) {

    /** The scoring URI. */
    public String scoringUri() {
        return scheme + "://" + host + prefix + "/score";
    }

    /** Whether a request to this host and path is for the service. */
    boolean covers(String otherHost, String path) {
        return host.equalsIgnoreCase(otherHost) && (path.equals(prefix) || path.startsWith(prefix + "/"));
    }

    /** The path as the program knows it. */
    String inner(String path) {
        String rest = path.substring(prefix.length());
        return rest.isEmpty() ? "/" : rest;
    }
}
