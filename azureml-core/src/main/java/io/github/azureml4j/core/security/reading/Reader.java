package io.github.azureml4j.core.security.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.arm.Pages;
import io.github.azureml4j.core.http.ServiceRequest;
import java.util.List;
import java.util.Optional;

/** Reads of Resource Manager that never throw on account of the service. Thread-safe. */
public final class Reader {
    private final AzureConnection azure;

    /**
     * Reads through a connection.
     *
     * @param azure the connection
     */
    public Reader(AzureConnection azure) {
        this.azure = azure;
    }

    /** The connection. */
    public AzureConnection azure() {
        return azure;
    }

    /**
     * One resource, by the api-version that this SDK knows its type by.
     *
     * @param id which
     */
    public Reading<JsonNode> resource(ArmId id) {
        return get(id.toString(), ApiVersions.of(id.type()));
    }

    /**
     * One document.
     *
     * @param path below Resource Manager's host; not encoded
     * @param apiVersion such as {@code 2024-03-01}
     */
    public Reading<JsonNode> get(String path, String apiVersion) {
        return read(azure.arm().apiVersion(apiVersion).get(path));
    }

    /**
     * One document.
     *
     * @param request the request, GET or a POST that only reads
     */
    public Reading<JsonNode> read(ServiceRequest request) {
        return Reading.of(request::find);
    }

    /**
     * A whole list, all its pages.
     *
     * @param request the request for the first page
     */
    public Reading<List<JsonNode>> list(ServiceRequest request) {
        return Reading.of(
                () -> Optional.of(Pages.of(request, item -> item).stream().toList()));
    }
}
