package io.github.azureml4j.core.data;

import com.azure.core.http.rest.PagedIterable;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.arm.Pages;

/** The datastores of a workspace. Thread-safe. */
public final class Datastores {
    private final WorkspaceConnection connection;

    /**
     * The datastores of one workspace; applications get them from the workspace.
     *
     * @param connection what the rooms of the workspace share
     */
    public Datastores(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /**
     * One datastore ({@code Datastores_Get}).
     *
     * @param name its name
     * @throws io.github.azureml4j.core.NotFoundException if there is none of this name
     */
    public Datastore get(String name) {
        return Datastore.of(connection.arm().get("/datastores/{}", name).json());
    }

    /**
     * The datastore that uploads go to ({@code Datastores_List} with {@code isDefault=true}).
     *
     * @throws AzureMlException if the workspace names none
     */
    public Datastore getDefault() {
        JsonNode page =
                connection.arm().get("/datastores").query("isDefault", true).json();
        if (!page.path("value").path(0).isObject()) {
            throw new AzureMlException("workspace " + connection.id().name() + " has no default datastore");
        }
        return Datastore.of(page.path("value").path(0));
    }

    /** All datastores, page by page ({@code Datastores_List}). */
    public PagedIterable<Datastore> list() {
        return Pages.of(connection.arm().get("/datastores"), Datastore::of);
    }

    /**
     * The secret of a datastore ({@code Datastores_ListSecrets}). Needs the right to read secrets; datastores without
     * credentials have none.
     *
     * @param name its name
     */
    public DatastoreSecrets secrets(String name) {
        return DatastoreSecrets.of(connection
                .arm()
                .post("/datastores/{}/listSecrets", name)
                .idempotent()
                .json());
    }

    /**
     * Opens a blob datastore: reads its secret, unless it wants the caller's own identity.
     *
     * @param datastore a datastore of kind {@code AzureBlob}
     * @throws AzureMlException if it is of another kind, lies outside this cloud, or has credentials that are not
     *     understood here
     */
    public BlobStore open(Datastore datastore) {
        return new BlobStore(datastore, new BlobAccess(connection, this).container(datastore));
    }
}
