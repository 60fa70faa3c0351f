package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.LocalError;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Container and blob of a path. Names keep what a path template would drop, such as an empty segment or a slash at
 * the end, and a blob's slashes may come encoded.
 */
record BlobPath(String container, String blob) {

    /** Reads the path as it was sent. */
    static BlobPath parse(String rawPath) {
        String[] parts = rawPath.substring(1).split("/", 2);
        return new BlobPath(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
    }

    /** A blob's name as part of an address. */
    static String encode(String blob) {
        return Stream.of(blob.split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    private static String decode(String raw) {
        try {
            return raw.isEmpty() ? "" : URI.create("x:/" + raw).getPath().substring(1);
        } catch (IllegalArgumentException e) {
            throw LocalError.badRequest(
                    "InvalidUri", "The requested URI does not represent any resource on the server.");
        }
    }
}
