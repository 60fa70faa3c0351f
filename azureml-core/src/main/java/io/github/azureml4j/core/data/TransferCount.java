package io.github.azureml4j.core.data;

import java.util.List;

/** Counts finished files for a listener. Thread-safe. */
final class TransferCount {
    private final int filesInAll;
    private final long bytesInAll;
    private final TransferListener listener;
    private int files;
    private long bytes;

    TransferCount(List<BlobUpload> uploads, TransferListener listener) {
        this.filesInAll = uploads.size();
        this.bytesInAll = uploads.stream().mapToLong(BlobUpload::size).sum();
        this.listener = listener;
    }

    synchronized void done(BlobUpload upload) {
        files++;
        bytes += upload.size();
        listener.onProgress(new TransferProgress(upload.path(), files, filesInAll, bytes, bytesInAll));
    }
}
