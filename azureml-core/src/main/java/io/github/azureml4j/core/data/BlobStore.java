package io.github.azureml4j.core.data;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.models.ParallelTransferOptions;
import com.azure.storage.blob.options.BlobUploadFromFileOptions;
import com.azure.storage.common.Utility;
import io.github.azureml4j.core.NotFoundException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An opened blob datastore. Paths are relative to its container, with {@code /} between segments, and are never
 * decoded: a blob called {@code 100%25} is just that. Thread-safe; memory does not grow with the size of files.
 */
public final class BlobStore {
    /** Transfers at a time: more win nothing on one connection pool, fewer waste round trips on small files. */
    static final int PARALLEL = 16;

    /** Larger files go up in blocks of 8 MiB, four at a time; smaller ones in a single request. */
    private static final ParallelTransferOptions BLOCKS = new ParallelTransferOptions()
            .setBlockSizeLong(8L << 20)
            .setMaxConcurrency(4)
            .setMaxSingleUploadSizeLong(64L << 20);

    private final Datastore datastore;
    private final BlobContainerClient container;

    BlobStore(Datastore datastore, BlobContainerClient container) {
        this.datastore = datastore;
        this.container = container;
    }

    /** The datastore that was opened. */
    public Datastore datastore() {
        return datastore;
    }

    /**
     * The address of a blob or folder, without any credential.
     *
     * @param path relative to the container
     */
    public URI uri(String path) {
        String name = Utility.urlEncode(path).replace("%2F", "/");
        return URI.create(container.getAccountUrl() + "/" + datastore.container() + "/" + name);
    }

    /**
     * One blob; empty if there is none of this name.
     *
     * @param path its whole name
     */
    public Optional<BlobRecord> find(String path) {
        try {
            return Optional.of(BlobErrors.translate(
                    "HEAD", uri(path), () -> BlobRecord.of(path, blob(path).getProperties())));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * All blobs whose names begin with a prefix, without the markers that stand for folders.
     *
     * @param prefix should end with {@code /} to mean a folder: {@code model} is also the beginning of {@code model2/}
     */
    public List<BlobRecord> list(String prefix) {
        ListBlobsOptions options =
                new ListBlobsOptions().setPrefix(prefix).setDetails(new BlobListDetails().setRetrieveMetadata(true));
        return BlobErrors.translate(
                "LIST",
                uri(prefix),
                () -> container.listBlobs(options, null).stream()
                        .filter(BlobStore::isFile)
                        .map(BlobRecord::of)
                        .toList());
    }

    /**
     * Uploads files, several at a time, replacing what is there.
     *
     * @param files what goes where
     * @param listener told after each file
     * @throws io.github.azureml4j.core.AzureMlException at the first failure; files that are up by then stay
     */
    public void upload(List<BlobUpload> files, TransferListener listener) {
        TransferCount count = new TransferCount(files, listener);
        Workers.forEach(files, PARALLEL, file -> {
            upload(file);
            count.done(file);
        });
    }

    /**
     * Replaces the metadata of a blob.
     *
     * @param path the blob
     * @param metadata names in lower case, values in ASCII
     */
    public void mark(String path, Map<String, String> metadata) {
        BlobErrors.run("PUT", uri(path), () -> blob(path).setMetadata(metadata));
    }

    /**
     * Downloads a blob, or all that lies in a folder, into {@code target/{last segment of path}}.
     *
     * <p>Every name is checked before the first byte is written, and each file gets its final name only when all its
     * bytes are there. Files that exist are replaced.
     *
     * @param path a blob, or a folder with or without a slash at its end
     * @param target a directory; made if it is not there
     * @return the file or directory that was written
     * @throws UnsafeNameException if a name would lead out of the target or cannot be kept on every system
     * @throws io.github.azureml4j.core.AzureMlException if nothing is there under this path
     */
    public Path download(String path, Path target) {
        return new Download(this, path).into(target);
    }

    BlobClient blob(String path) {
        return container.getBlobClient(path);
    }

    private void upload(BlobUpload file) {
        BlobUploadFromFileOptions options =
                new BlobUploadFromFileOptions(file.source().toString()).setParallelTransferOptions(BLOCKS);
        BlobErrors.run(
                "PUT",
                uri(file.path()),
                () -> blob(file.path()).uploadFromFileWithResponse(options, null, Context.NONE));
        if (file.changed()) {
            BlobErrors.run("DELETE", uri(file.path()), () -> blob(file.path()).deleteIfExists());
            throw new SourceChangedException(file.source());
        }
    }

    private static boolean isFile(BlobItem item) {
        boolean marker = item.getMetadata() != null
                && "true".equalsIgnoreCase(item.getMetadata().get("hdi_isfolder"));
        return !marker && !item.getName().endsWith("/");
    }
}
