package io.github.azureml4j.core.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * A local file and the blob that it becomes.
 *
 * @param source the file
 * @param path the blob's name in the container
 * @param size the file's length in bytes when it was found
 * @param modified when the file was last written when it was found; a later change makes the upload fail
 */
public record BlobUpload(Path source, String path, long size, FileTime modified) {

    boolean changed() {
        try {
            BasicFileAttributes now = Files.readAttributes(source, BasicFileAttributes.class);
            return now.size() != size || !now.lastModifiedTime().equals(modified);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source, e);
        }
    }
}
