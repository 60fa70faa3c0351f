package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.LocalError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a request says about a blob. */
final class BlobRequests {

    /** One array holds a body, so blocks are smaller here than the 4,000 MiB of the service. */
    private static final int LARGEST_BODY = 1 << 30;

    private static final String META = "x-ms-meta-";
    private static final Map<String, String> CONTENT_HEADERS = Map.of(
            "x-ms-blob-content-type", "Content-Type",
            "x-ms-blob-content-encoding", "Content-Encoding",
            "x-ms-blob-content-language", "Content-Language",
            "x-ms-blob-content-disposition", "Content-Disposition",
            "x-ms-blob-cache-control", "Cache-Control",
            "x-ms-blob-content-md5", "Content-MD5");

    private BlobRequests() {}

    /** Headers, metadata and conditions of a write. */
    static BlobWrite write(Exchange exchange, String type, Map<String, String> headers) {
        return new BlobWrite(type, headers, metadata(exchange), conditions(exchange));
    }

    static Map<String, String> contentHeaders(Exchange exchange) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/octet-stream");
        CONTENT_HEADERS.forEach((sent, kept) -> {
            String value = exchange.header(sent);
            if (value != null) {
                headers.put(kept, value);
            }
        });
        return headers;
    }

    /** As above; a single request's body also has its own type and a digest, which is made where none was sent. */
    static Map<String, String> contentHeaders(Exchange exchange, byte[] body) {
        Map<String, String> headers = contentHeaders(exchange);
        String type = exchange.header("Content-Type");
        if (type != null && exchange.header("x-ms-blob-content-type") == null) {
            headers.put("Content-Type", type);
        }
        headers.putIfAbsent("Content-MD5", md5(body));
        return headers;
    }

    static Map<String, String> metadata(Exchange exchange) {
        Map<String, String> metadata = new LinkedHashMap<>();
        exchange.headers((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith(META)) {
                metadata.put(name.substring(META.length()), value);
            }
        });
        return metadata;
    }

    static Conditions conditions(Exchange exchange) {
        return new Conditions(
                exchange.header("If-Match"),
                exchange.header("If-None-Match"),
                date(exchange.header("If-Modified-Since")),
                date(exchange.header("If-Unmodified-Since")));
    }

    /** The body in one array of its size, which the blob then keeps; a wrong {@code Content-MD5} is a 400. */
    static byte[] body(Exchange exchange) {
        byte[] bytes = read(exchange);
        String md5 = exchange.header("Content-MD5");
        if (md5 != null && !md5.equals(md5(bytes))) {
            throw LocalError.badRequest(
                    "Md5Mismatch",
                    "The MD5 value specified in the request did not match with the MD5 value calculated"
                            + " by the server.");
        }
        return bytes;
    }

    private static byte[] read(Exchange exchange) {
        String length = exchange.header("Content-Length");
        if (length == null) {
            return exchange.bytes();
        }
        byte[] bytes = new byte[size(length)];
        try {
            int count = exchange.stream().readNBytes(bytes, 0, bytes.length);
            return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
        } catch (IOException e) {
            throw new UncheckedIOException("the request's body broke off", e);
        }
    }

    private static int size(String length) {
        long size = Long.parseLong(length);
        if (size > LARGEST_BODY) {
            throw new LocalError(
                    413,
                    "RequestBodyTooLarge",
                    "The request body is too large and exceeds the maximum permissible limit.",
                    null);
        }
        return (int) size;
    }

    private static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has MD5", e);
        }
    }

    private static @Nullable Instant date(@Nullable String header) {
        try {
            return header == null
                    ? null
                    : ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeParseException e) {
            throw LocalError.badRequest("InvalidHeaderValue", "The date '" + header + "' cannot be read.");
        }
    }
}
