package io.github.azureml4j.core.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.Operation;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A single machine for one person's work in the making, such as notebooks. Its SSH port is closed to the internet. Not thread-safe; {@link
 * #begin()} may be called more than once.
 */
public final class ComputeInstance {
    /** As Microsoft's page on creating compute instances has it; the published file says nothing. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]");

    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final ComputeDraft draft;
    private @Nullable String vmSize;
    private @Nullable Person person;
    private boolean publicIp = true;

    ComputeInstance(Computes computes, String name) {
        this.draft = new ComputeDraft(computes, "ComputeInstance", name);
    }

    /**
     * The size of the machine. Required.
     *
     * @param size such as {@code Standard_DS3_v2}
     */
    public ComputeInstance vmSize(String size) {
        vmSize = size;
        return this;
    }

    /**
     * Makes it for somebody else, who alone may then use it; otherwise it is the caller's.
     *
     * @param objectId the person's object id
     * @param tenantId the tenant that the person is in
     */
    public ComputeInstance assignedTo(String objectId, String tenantId) {
        person = new Person(objectId, tenantId);
        return this;
    }

    /**
     * Puts the machine into a virtual network.
     *
     * @param subnetId the ARM id of the subnet
     */
    public ComputeInstance subnet(String subnetId) {
        draft.subnet(subnetId);
        return this;
    }

    /**
     * Puts the machine into a virtual network of the workspace's resource group.
     *
     * @param network the name of the virtual network
     * @param subnetName the name of the subnet
     */
    public ComputeInstance subnet(String network, String subnetName) {
        draft.subnet(network, subnetName);
        return this;
    }

    /** Gives the machine no public address. Needs a subnet, or a workspace with a managed network. */
    public ComputeInstance noPublicIp() {
        publicIp = false;
        return this;
    }

    /** Lets nobody sign in but through Entra ID: no local accounts, and no SSH. */
    public ComputeInstance disableLocalAuth() {
        draft.disableLocalAuth();
        return this;
    }

    /** Gives the machine an identity of its own. */
    public ComputeInstance systemAssignedIdentity() {
        draft.systemAssignedIdentity();
        return this;
    }

    /**
     * Another region than the workspace's.
     *
     * @param region such as {@code eastus2}
     */
    public ComputeInstance location(String region) {
        draft.location(region);
        return this;
    }

    /**
     * Adds a tag.
     *
     * @param key its name
     * @param value its value
     */
    public ComputeInstance tag(String key, String value) {
        draft.tag(key, value);
        return this;
    }

    /**
     * Begins to make the machine ({@code Compute_CreateOrUpdate}).
     *
     * @throws IllegalArgumentException naming all that is wrong, before anything is sent
     */
    public Operation<Compute> begin() {
        requireValid();
        return draft.begin(body());
    }

    private void requireValid() {
        Faults faults = new Faults("cannot create the compute instance");
        draft.check(faults, NAME);
        faults.when(vmSize == null || vmSize.isBlank(), "vmSize is required");
        if (person != null) {
            person.check(faults);
        }
        faults.raise();
    }

    private ObjectNode body() {
        ObjectNode body = draft.body();
        ObjectNode inner = body.withObjectProperty("properties").putObject("properties");
        inner.put("vmSize", vmSize).put("enableNodePublicIp", publicIp);
        inner.putObject("sshSettings").put("sshPublicAccess", "Disabled");
        draft.subnet().ifPresent(id -> inner.putObject("subnet").put("id", id));
        if (person != null) {
            person.writeTo(inner);
        }
        return body;
    }

    private record Person(String objectId, String tenantId) {
        void check(Faults faults) {
            faults.when(!GUID.matcher(objectId).matches(), "'" + objectId + "' is not the object id of a person");
            faults.when(!GUID.matcher(tenantId).matches(), "'" + tenantId + "' is not the id of a tenant");
        }

        void writeTo(ObjectNode inner) {
            inner.put("computeInstanceAuthorizationType", "personal")
                    .putObject("personalComputeInstanceSettings")
                    .putObject("assignedUser")
                    .put("objectId", objectId)
                    .put("tenantId", tenantId);
        }
    }
}
