package io.github.azureml4j.core.code;

/**
 * An uploaded and registered source tree. Immutable.
 *
 * @param codeId the ARM id of the code version, which jobs name
 * @param hash the SHA-256 fingerprint of the content, in hexadecimal
 * @param uri the folder in the storage account, without any credential
 * @param files files in the snapshot
 * @param bytes their length in all
 * @param filesUploaded files that had to be sent; 0 when the same content was there already
 * @param bytesUploaded their length
 */
public record Snapshot(
        String codeId, String hash, String uri, int files, long bytes, int filesUploaded, long bytesUploaded) {

    /** The ARM id of the code version: the same as {@link #codeId()}. */
    public String id() {
        return codeId;
    }
}
