package io.github.azureml4j.local.monitor;

import java.util.Map;

/** The names of HTTP statuses that the activity log uses. */
final class HttpWords {

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(202, "Accepted"),
            Map.entry(204, "No Content"),
            Map.entry(400, "Bad Request"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));

    private HttpWords() {}

    static String of(int status) {
        return WORDS.getOrDefault(status, Integer.toString(status));
    }
}
