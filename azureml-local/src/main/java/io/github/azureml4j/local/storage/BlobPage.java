package io.github.azureml4j.local.storage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param prefixes the "directories" up to the next delimiter, each ending in it
 * @param nextMarker where the next page begins, or null behind the last one
 */
record BlobPage(
        List<Blob> blobs, List<String> prefixes, @Nullable String nextMarker) {

    /**
     * Cuts a page out of blobs in the order of their names.
     *
     * @param delimiter what a directory ends in, empty for a flat listing
     */
    static BlobPage of(List<Blob> ordered, String prefix, String delimiter, int limit) {
        List<Blob> blobs = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        for (Blob blob : ordered) {
            String directory = directory(blob.name(), prefix, delimiter);
            if (directory != null
                    && !prefixes.isEmpty()
                    && prefixes.get(prefixes.size() - 1).equals(directory)) {
                continue;
            }
            if (blobs.size() + prefixes.size() == limit) {
                return new BlobPage(blobs, prefixes, blob.name());
            }
            if (directory == null) {
                blobs.add(blob);
            } else {
                prefixes.add(directory);
            }
        }
        return new BlobPage(blobs, prefixes, null);
    }

    private static @Nullable String directory(String name, String prefix, String delimiter) {
        int end = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
        return end < 0 ? null : name.substring(0, end + delimiter.length());
    }
}
