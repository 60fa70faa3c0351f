package io.github.azureml4j.core.data;

import io.github.azureml4j.core.AzureMlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** One download of a blob or a folder of blobs. */
final class Download {
    private final BlobStore store;
    private final String path;

    Download(BlobStore store, String path) {
        this.store = store;
        this.path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    Path into(Path target) {
        List<BlobRecord> blobs = blobs();
        SafeNames names = new SafeNames();
        blobs.forEach(blob -> names.add(localName(blob)));
        try {
            Path root = Files.createDirectories(target).toRealPath();
            Workers.forEach(blobs, BlobStore.PARALLEL, blob -> fetch(blob, root));
            return target.resolve(lastSegment());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + target, e);
        }
    }

    private List<BlobRecord> blobs() {
        List<BlobRecord> folder = store.list(path + "/");
        List<BlobRecord> blobs = folder.isEmpty() ? store.find(path).stream().toList() : folder;
        if (blobs.isEmpty()) {
            throw new AzureMlException("there is nothing to download at " + store.uri(path));
        }
        return blobs;
    }

    /** The name below the target: what follows the parent of the path, so that its last segment is kept. */
    private String localName(BlobRecord blob) {
        return blob.path().substring(path.length() - lastSegment().length());
    }

    private String lastSegment() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void fetch(BlobRecord blob, Path root) {
        Path file = root.resolve(localName(blob)).normalize();
        try {
            requireInside(root, file, blob);
            Files.createDirectories(file.getParent());
            PartialFile.write(
                    file,
                    out -> BlobErrors.run(
                            "GET",
                            store.uri(blob.path()),
                            () -> store.blob(blob.path()).downloadStream(out)),
                    blob.size());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** A link that stands in the target already must not lead a file out of it. */
    private static void requireInside(Path root, Path file, BlobRecord blob) {
        if (!file.startsWith(root) || file.equals(root)) {
            throw new UnsafeNameException(blob.path(), "leads out of the target directory");
        }
        for (Path p = file.getParent(); p != null && !p.equals(root); p = p.getParent()) {
            if (Files.exists(p, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)) {
                throw new UnsafeNameException(blob.path(), "would pass through a link in the target directory");
            }
        }
    }
}
