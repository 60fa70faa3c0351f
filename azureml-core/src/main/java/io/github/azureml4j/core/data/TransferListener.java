package io.github.azureml4j.core.data;

/** Is told how far a transfer of several files has come. Called from several threads, one at a time. */
@FunctionalInterface
public interface TransferListener {
    /** Listens to nothing. */
    TransferListener SILENT = progress -> {};

    /**
     * One more file is through.
     *
     * @param progress how far things are
     */
    void onProgress(TransferProgress progress);
}
