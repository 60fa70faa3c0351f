package io.github.azureml4j.core.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * A file of a source tree, as it was when the tree was walked.
 *
 * @param path its name in the snapshot, relative to the root, with {@code /} between segments
 * @param location where it is on this machine
 * @param size its length in bytes
 * @param modified when it was last written
 */
record SourceFile(String path, Path location, long size, FileTime modified) {

    static SourceFile of(String path, Path location, BasicFileAttributes attributes) {
        return new SourceFile(path, location, attributes.size(), attributes.lastModifiedTime());
    }

    /** Refuses to go on with a file that changed since the walk: its hash would vouch for other content. */
    void requireUnchanged() throws IOException {
        BasicFileAttributes now = Files.readAttributes(location, BasicFileAttributes.class);
        if (now.size() != size || !now.lastModifiedTime().equals(modified)) {
            throw new IOException(path + " changed while the snapshot was taken");
        }
    }
}
