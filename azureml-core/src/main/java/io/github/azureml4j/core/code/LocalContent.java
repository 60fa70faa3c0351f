package io.github.azureml4j.core.code;

import io.github.azureml4j.core.data.BlobStore;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A local file or directory that has been read and hashed, ready to be uploaded. Immutable. */
public final class LocalContent {
    private static final Logger log = LoggerFactory.getLogger(LocalContent.class);
    private static final long LARGE = 100L << 20;

    private final SourceTree tree;
    private final TreeHash hash;

    private LocalContent(Path path, SourceTree tree) {
        if (tree.files().isEmpty()) {
            throw new IllegalArgumentException(path + " holds no file to upload");
        }
        this.tree = tree;
        this.hash = TreeHash.of(tree);
    }

    /**
     * The content of a snapshot: without what its ignore file names.
     *
     * @param path a directory or a file
     * @throws IllegalArgumentException if it cannot be uploaded
     */
    public static LocalContent snapshot(Path path) {
        SourceTree tree = SourceTree.of(path);
        if (tree.bytes() > LARGE) {
            log.warn("{} holds {} MiB; name what the job does not need in .amlignore", path, tree.bytes() >> 20);
        }
        return new LocalContent(path, tree);
    }

    /**
     * The files that a snapshot would hold, not yet read. For the rooms of this SDK, not for applications.
     *
     * @param path a directory or a file
     * @return names relative to the directory, with {@code /} between segments, and where the files are; by name
     * @throws IllegalArgumentException if it cannot be uploaded
     */
    public static SortedMap<String, Path> files(Path path) {
        SortedMap<String, Path> files = new TreeMap<>();
        SourceTree.of(path).files().forEach(file -> files.put(file.path(), file.location()));
        return files;
    }

    /**
     * The whole content, whatever ignore files say.
     *
     * @param path a directory or a file
     * @throws IllegalArgumentException if it cannot be uploaded
     */
    public static LocalContent complete(Path path) {
        return new LocalContent(path, SourceTree.complete(path));
    }

    /**
     * An upload of this content, not yet begun.
     *
     * @param store where it shall go
     */
    public LocalUpload uploadTo(BlobStore store) {
        return new LocalUpload(tree, hash, store);
    }
}
