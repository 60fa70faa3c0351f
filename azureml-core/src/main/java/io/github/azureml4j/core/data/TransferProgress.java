package io.github.azureml4j.core.data;

/**
 * How far a transfer has come. Immutable.
 *
 * @param path the file that has just been finished
 * @param files files done
 * @param filesInAll files to do in all
 * @param bytes bytes done
 * @param bytesInAll bytes to do in all
 */
public record TransferProgress(String path, int files, int filesInAll, long bytes, long bytesInAll) {}
