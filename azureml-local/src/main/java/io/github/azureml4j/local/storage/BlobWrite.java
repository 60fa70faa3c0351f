package io.github.azureml4j.local.storage;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a blob is to be written: its type, headers and metadata, and under which conditions.
 *
 * @param type {@code BlockBlob} or {@code AppendBlob}
 */
record BlobWrite(String type, Map<String, String> headers, Map<String, String> metadata, Conditions conditions) {

    private static final BlobWrite PLAIN =
            new BlobWrite(Blob.BLOCK, Map.of("Content-Type", "application/octet-stream"), Map.of(), Conditions.NONE);

    /** A block blob without metadata, whatever is there before. */
    static BlobWrite plain() {
        return PLAIN;
    }

    /** The blob that takes the place of the one before, if the conditions hold. */
    Blob over(Optional<Blob> before, String name, BlobContent content, String etag, Instant now) {
        conditions.checkWrite(before);
        Instant created = before.map(Blob::created).orElse(now);
        return blob(name, type, content, etag, created, now);
    }

    Blob blob(String name, String blobType, BlobContent content, String etag, Instant created, Instant now) {
        return new Blob(name, blobType, content, headers, metadata, etag, created, now, 0);
    }
}
