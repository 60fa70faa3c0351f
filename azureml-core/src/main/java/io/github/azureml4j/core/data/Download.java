package io.github.azureml4j.core.data;

import io.github.azureml4j.core.AzureMlException;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        try {
            TargetDirectory directory = TargetDirectory.of(
                    target, blobs.stream().map(this::localName).toList());
            Workers.forEach(blobs, BlobStore.PARALLEL, blob -> fetch(blob, directory));
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

    private void fetch(BlobRecord blob, TargetDirectory directory) {
        try {
            directory.write(
                    localName(blob),
                    out -> BlobErrors.run(
                            "GET",
                            store.uri(blob.path()),
                            () -> store.blob(blob.path()).downloadStream(out)),
                    blob.size());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + localName(blob), e);
        }
    }
}
