package io.github.azureml4j.local.front;

import org.jspecify.annotations.Nullable;

/**
 * The published description that a group of routes follows.
 *
 * @param file path below {@code specification/} of Microsoft's REST API specs, or null where none is published
 * @param apiVersion the newest api-version that is answered, or null where the plane has none in its requests
 */
public record Contract(@Nullable String file, @Nullable String apiVersion) {

    /** A plane without a published file or version. */
    public static final Contract UNPUBLISHED = new Contract(null, null);

    /** Routes of a published file whose requests carry an api-version. */
    public static Contract of(String file, String apiVersion) {
        return new Contract(file, apiVersion);
    }

    /** Routes of a published file whose requests carry no api-version. */
    public static Contract unversioned(String file) {
        return new Contract(file, null);
    }

    /** Routes without a published file whose requests carry an api-version. */
    public static Contract unpublished(String apiVersion) {
        return new Contract(null, apiVersion);
    }

    /**
     * Refuses a missing api-version and one newer than the contract. Older ones are answered like this one, since
     * official clients of every age come by.
     */
    void check(Exchange exchange) {
        if (apiVersion == null) {
            return;
        }
        String asked = exchange.query("api-version");
        if (asked == null) {
            throw LocalError.badRequest(
                    "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required.");
        }
        boolean dated = asked.matches("\\d{4}-\\d{2}-\\d{2}(-preview)?");
        if (dated ? isAfter(asked) : !asked.matches("\\d+\\.\\d+(-preview\\.\\d+)?")) {
            throw LocalError.badRequest(
                    "InvalidApiVersionParameter",
                    "The api-version '" + asked + "' is invalid. The newest one served here is '" + apiVersion + "'.");
        }
    }

    private boolean isAfter(String asked) {
        return apiVersion != null && asked.substring(0, 10).compareTo(apiVersion) > 0;
    }
}
