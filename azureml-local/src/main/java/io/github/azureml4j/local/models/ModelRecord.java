package io.github.azureml4j.local.models;

import io.github.azureml4j.local.datastores.BlobLocation;

/**
 * A version of a model.
 *
 * @param location where its file or its folder is
 */
public record ModelRecord(String name, String version, BlobLocation location) {

    /** Name and version as v1 services write them. */
    public String id() {
        return name + ":" + version;
    }
}
