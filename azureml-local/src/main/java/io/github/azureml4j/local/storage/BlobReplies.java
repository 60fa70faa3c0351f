package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Reply;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Answers about blobs: their properties as headers. */
final class BlobReplies {

    private static final String VERSION = "2024-08-04";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Map<String, String> SIGNED_OVERRIDES = Map.of(
            "rscc", "Cache-Control",
            "rscd", "Content-Disposition",
            "rsce", "Content-Encoding",
            "rscl", "Content-Language",
            "rsct", "Content-Type");

    private BlobReplies() {}

    /** The version is the client's: what is served here reads the same in all. */
    static Reply common(Reply reply, Exchange exchange) {
        String version = exchange.header("x-ms-version");
        return reply.header("x-ms-version", version == null ? VERSION : version);
    }

    /** A write that succeeded. */
    static Reply written(Exchange exchange, int status, Blob blob) {
        Reply reply = common(Reply.empty(status), exchange).header("x-ms-request-server-encrypted", "true");
        String md5 = blob.headers().get("Content-MD5");
        if (md5 != null && status == 201) {
            reply.header("Content-MD5", md5);
        }
        return stamped(reply, blob.etag(), blob.modified());
    }

    /** {@code HEAD}: all that there is to know. */
    static Reply properties(Exchange exchange, Blob blob) {
        Reply reply = described(exchange, Reply.empty(200), blob, "Content-MD5");
        return reply.header("Content-Length", Long.toString(blob.length()));
    }

    /** {@code GET}: all bytes, or those of a range. */
    static Reply content(Exchange exchange, Blob blob, ByteRange range) {
        var bytes = blob.content().open(range.offset(), range.count());
        Reply reply = Reply.stream(range.isWhole() ? 200 : 206, "application/octet-stream", bytes, range.count());
        if (range.isWhole()) {
            return described(exchange, reply, blob, "Content-MD5");
        }
        return described(exchange, reply, blob, "x-ms-blob-content-md5")
                .header("Content-Range", range.header(blob.length()));
    }

    static Reply stamped(Reply reply, String etag, Instant modified) {
        return reply.header("ETag", '"' + etag + '"').header("Last-Modified", date(modified));
    }

    static String date(Instant instant) {
        return HTTP_DATE.format(instant);
    }

    /** @param md5 the header for the digest of the whole blob, which Content-MD5 is not in an answer of a part */
    private static Reply described(Exchange exchange, Reply reply, Blob blob, String md5) {
        common(reply, exchange)
                .header("Accept-Ranges", "bytes")
                .header("x-ms-blob-type", blob.type())
                .header("x-ms-creation-time", date(blob.created()))
                .header("x-ms-lease-status", "unlocked")
                .header("x-ms-lease-state", "available")
                .header("x-ms-server-encrypted", "true");
        if (blob.type().equals(Blob.APPEND)) {
            reply.header("x-ms-blob-committed-block-count", Integer.toString(blob.blockCount()));
        }
        blob.headers().forEach((name, value) -> reply.header(name.equals("Content-MD5") ? md5 : name, value));
        blob.metadata().forEach((name, value) -> reply.header("x-ms-meta-" + name, value));
        SIGNED_OVERRIDES.forEach((parameter, name) -> {
            String value = exchange.query(parameter);
            if (value != null) {
                reply.header(name, value);
            }
        });
        return stamped(reply, blob.etag(), blob.modified());
    }
}
