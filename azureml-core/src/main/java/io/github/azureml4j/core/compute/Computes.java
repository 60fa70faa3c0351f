package io.github.azureml4j.core.compute;

import com.azure.core.http.rest.PagedIterable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.arm.Pages;
import io.github.azureml4j.core.security.lint.Place;
import java.util.Map;
import java.util.Optional;

/**
 * The compute targets of a workspace. Thread-safe.
 *
 * <pre>{@code
 * ws.computes().amlCompute("cpu").vmSize("Standard_DS3_v2").nodes(0, 4).begin().await();
 * }</pre>
 */
public final class Computes {
    private final WorkspaceConnection connection;

    /**
     * The compute targets of one workspace; applications get them from the workspace.
     *
     * @param connection what the rooms of the workspace share
     */
    public Computes(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /**
     * Begins the description of a cluster for jobs; nothing is sent before {@code begin}.
     *
     * @param name 3 to 32 letters, digits and {@code -}, the first a letter
     */
    public AmlCompute amlCompute(String name) {
        return new AmlCompute(this, name);
    }

    /**
     * Begins the description of a single machine for one person; nothing is sent before {@code begin}.
     *
     * @param name 3 to 24 letters, digits and {@code -}, the first a letter; no other in the region has it
     */
    public ComputeInstance computeInstance(String name) {
        return new ComputeInstance(this, name);
    }

    /**
     * Begins the description of a Kubernetes cluster for web services; nothing is sent before {@code begin}.
     *
     * @param name 2 to 16 letters, digits and {@code -}, the first a letter
     */
    public AksCompute aks(String name) {
        return new AksCompute(this, name);
    }

    /**
     * One compute target ({@code Compute_Get}).
     *
     * @param name its name
     * @throws io.github.azureml4j.core.NotFoundException if there is none
     */
    public Compute get(String name) {
        return Compute.of(connection.arm().get("/computes/{}", name).json());
    }

    /**
     * One compute target, if there is one of this name.
     *
     * @param name its name
     */
    public Optional<Compute> find(String name) {
        return connection.arm().get("/computes/{}", name).find().map(Compute::of);
    }

    /** All compute targets, page by page ({@code Compute_List}). */
    public PagedIterable<Compute> list() {
        return Pages.of(connection.arm().get("/computes"), Compute::of);
    }

    /**
     * Begins to delete a compute target ({@code Compute_Delete}). One that was attached is detached and lives on; one
     * that the workspace made is deleted with its machines.
     *
     * @param name its name
     * @return the operation, which yields what the compute target was
     * @throws io.github.azureml4j.core.NotFoundException if there is none
     */
    public Operation<Compute> beginDelete(String name) {
        Compute compute = get(name);
        return beginDelete(compute, compute.attached() ? "Detach" : "Delete");
    }

    /**
     * Begins to take a compute target out of the workspace without deleting its machines ({@code Compute_Delete} with {@code
     * underlyingResourceAction=Detach}).
     *
     * @param name its name
     * @return the operation, which yields what the compute target was
     * @throws io.github.azureml4j.core.NotFoundException if there is none
     */
    public Operation<Compute> beginDetach(String name) {
        return beginDelete(get(name), "Detach");
    }

    Operation<Compute> begin(String name, JsonNode body) {
        return connection
                .operations()
                .begin(
                        connection.arm(),
                        connection.arm().put("/computes/{}", name).json(body).send(),
                        Compute::of);
    }

    /** Names and tags are read by everybody who may read the workspace. */
    void lint(Faults faults, String name, Map<String, String> tags) {
        connection
                .azure()
                .secretLint()
                .draft()
                .add(Place.NAME, "compute target", name)
                .addAll(Place.TAG, tags)
                .into(faults);
    }

    /** The start of a request body. A target lies where its workspace lies unless the caller says otherwise. */
    ObjectNode envelope(String type, String location) {
        ObjectNode body = connection.json().createObjectNode();
        body.put("location", location.isEmpty() ? workspaceLocation() : location);
        body.putObject("properties").put("computeType", type);
        return body;
    }

    /** The id of a subnet in the workspace's own resource group. */
    String subnetId(String network, String subnet) {
        return ArmId.of(
                        connection.id().subscription(),
                        connection.id().resourceGroup(),
                        "Microsoft.Network/virtualNetworks",
                        network)
                .child("subnets", subnet)
                .toString();
    }

    static boolean isIdOf(String type, String id) {
        try {
            return ArmId.parse(id).type().equalsIgnoreCase(type);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String workspaceLocation() {
        return connection.arm().get("").json().path("location").asText();
    }

    private Operation<Compute> beginDelete(Compute compute, String action) {
        return connection
                .operations()
                .begin(
                        connection.arm(),
                        connection
                                .arm()
                                .delete("/computes/{}", compute.name())
                                .query("underlyingResourceAction", action)
                                .send(),
                        nothing -> compute);
    }
}
