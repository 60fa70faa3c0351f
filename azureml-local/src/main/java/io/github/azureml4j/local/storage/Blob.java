package io.github.azureml4j.local.storage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A blob as it is now. Immutable.
 *
 * @param name the path below its container
 * @param type {@code BlockBlob} or {@code AppendBlob}
 * @param headers content headers by their names of the answer ({@code Content-Type}, {@code Content-MD5}, …)
 * @param metadata names in lower case
 * @param blockCount appended or committed blocks
 */
public record Blob(
        String name,
        String type,
        BlobContent content,
        Map<String, String> headers,
        Map<String, String> metadata,
        String etag,
        Instant created,
        Instant modified,
        int blockCount) {

    static final String BLOCK = "BlockBlob";
    static final String APPEND = "AppendBlob";

    /** Copies the maps, keeping their order. */
    public Blob {
        headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        metadata = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** Size in bytes. */
    public long length() {
        return content.length();
    }

    /** A copy of all bytes. */
    public byte[] bytes() {
        return content.bytes();
    }

    /** The same bytes under other headers. */
    Blob withHeaders(Map<String, String> other, String newEtag, Instant now) {
        return new Blob(name, type, content, other, metadata, newEtag, created, now, blockCount);
    }

    Blob withMetadata(Map<String, String> other, String newEtag, Instant now) {
        return new Blob(name, type, content, headers, other, newEtag, created, now, blockCount);
    }

    Blob appended(byte[] more, String newEtag, Instant now) {
        return new Blob(name, type, content.plus(more), headers, metadata, newEtag, created, now, blockCount + 1);
    }
}
