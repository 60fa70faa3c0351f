package io.github.azureml4j.core.data;

import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the blob service says about a blob. Immutable.
 *
 * @param path its name in the container
 * @param size its length in bytes
 * @param metadata its metadata, names in lower case
 */
public record BlobRecord(String path, long size, Map<String, String> metadata) {
    /** Copies the metadata. */
    public BlobRecord {
        metadata = Map.copyOf(metadata);
    }

    static BlobRecord of(String path, BlobProperties properties) {
        return new BlobRecord(path, properties.getBlobSize(), orEmpty(properties.getMetadata()));
    }

    static BlobRecord of(BlobItem item) {
        return new BlobRecord(item.getName(), item.getProperties().getContentLength(), orEmpty(item.getMetadata()));
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> metadata) {
        return metadata == null ? Map.of() : metadata;
    }
}
