package io.github.azureml4j.local.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The first line of a request. */
record RequestLine(String method, String target, String version) {

    /** The line's parts; null at the end of the connection. */
    static @Nullable RequestLine parse(@Nullable String line) throws IOException {
        if (line == null) {
            return null;
        }
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || parts[1].isEmpty() || !parts[2].startsWith("HTTP/1.")) {
            throw new IOException("not a request of HTTP/1");
        }
        return new RequestLine(parts[0], parts[1], parts[2]);
    }

    boolean keepsAlive(Headers headers) {
        String connection = headers.get("Connection");
        return version.equals("HTTP/1.1")
                ? !"close".equalsIgnoreCase(connection)
                : "keep-alive".equalsIgnoreCase(connection);
    }
}
