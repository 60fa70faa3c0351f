package io.github.azureml4j.local.datastores;

/**
 * A blob, or what begins like one.
 *
 * @param path below the container, without a slash in front; empty for the whole container
 */
public record BlobLocation(String account, String container, String path) {}
