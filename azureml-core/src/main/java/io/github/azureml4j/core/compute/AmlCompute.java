package io.github.azureml4j.core.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.Operation;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cluster for jobs in the making. Its SSH port is closed to the internet. Not thread-safe; {@link #begin()} may be
 * called more than once.
 */
public final class AmlCompute {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{1,30}[a-zA-Z0-9]");

    private final ComputeDraft draft;
    private @Nullable String vmSize;
    private int minNodes;
    private int maxNodes = -1;
    private @Nullable Duration idle;
    private boolean lowPriority;
    private boolean publicIp = true;

    AmlCompute(Computes computes, String name) {
        this.draft = new ComputeDraft(computes, "AmlCompute", name);
    }

    /**
     * The size of each machine. Required.
     *
     * @param size such as {@code Standard_DS3_v2}
     */
    public AmlCompute vmSize(String size) {
        vmSize = size;
        return this;
    }

    /**
     * How far the cluster shrinks and grows. Required.
     *
     * @param min machines kept when idle; 0 costs nothing
     * @param max machines at most
     */
    public AmlCompute nodes(int min, int max) {
        minNodes = min;
        maxNodes = max;
        return this;
    }

    /**
     * How long a machine may be idle before it is given back; the service's default is 2 minutes.
     *
     * @param time whole seconds
     */
    public AmlCompute idleBeforeScaleDown(Duration time) {
        idle = time;
        return this;
    }

    /** Takes cheaper machines that the service may take away at any time. */
    public AmlCompute lowPriority() {
        lowPriority = true;
        return this;
    }

    /**
     * Puts the machines into a virtual network.
     *
     * @param subnetId the ARM id of the subnet
     */
    public AmlCompute subnet(String subnetId) {
        draft.subnet(subnetId);
        return this;
    }

    /**
     * Puts the machines into a virtual network of the workspace's resource group.
     *
     * @param network the name of the virtual network
     * @param subnetName the name of the subnet
     */
    public AmlCompute subnet(String network, String subnetName) {
        draft.subnet(network, subnetName);
        return this;
    }

    /** Gives the machines no public address. Needs a subnet, or a workspace with a managed network. */
    public AmlCompute noPublicIp() {
        publicIp = false;
        return this;
    }

    /** Lets nobody sign in to the machines but through Entra ID: no local accounts, and no SSH. */
    public AmlCompute disableLocalAuth() {
        draft.disableLocalAuth();
        return this;
    }

    /** Gives the cluster an identity of its own. */
    public AmlCompute systemAssignedIdentity() {
        draft.systemAssignedIdentity();
        return this;
    }

    /**
     * Another region than the workspace's.
     *
     * @param region such as {@code eastus2}
     */
    public AmlCompute location(String region) {
        draft.location(region);
        return this;
    }

    /**
     * Adds a tag.
     *
     * @param key its name
     * @param value its value
     */
    public AmlCompute tag(String key, String value) {
        draft.tag(key, value);
        return this;
    }

    /**
     * Begins to make the cluster, or to change the one of this name ({@code Compute_CreateOrUpdate}).
     *
     * @throws IllegalArgumentException naming all that is wrong, before anything is sent
     */
    public Operation<Compute> begin() {
        requireValid();
        return draft.begin(body());
    }

    private void requireValid() {
        Faults faults = new Faults("cannot create the AmlCompute cluster");
        draft.check(faults, NAME);
        faults.when(vmSize == null || vmSize.isBlank(), "vmSize is required");
        faults.when(maxNodes < 0, "nodes(min, max) is required");
        faults.when(
                maxNodes >= 0 && (minNodes < 0 || minNodes > maxNodes),
                "nodes(" + minNodes + ", " + maxNodes + ") is no range");
        faults.raise();
    }

    private ObjectNode body() {
        ObjectNode body = draft.body();
        ObjectNode inner = body.withObjectProperty("properties").putObject("properties");
        inner.put("osType", "Linux").put("vmSize", vmSize).put("vmPriority", lowPriority ? "LowPriority" : "Dedicated");
        inner.put("remoteLoginPortPublicAccess", "Disabled").put("enableNodePublicIp", publicIp);
        ObjectNode scale = inner.putObject("scaleSettings");
        scale.put("minNodeCount", minNodes).put("maxNodeCount", maxNodes);
        if (idle != null) {
            scale.put("nodeIdleTimeBeforeScaleDown", idle.toString());
        }
        draft.subnet().ifPresent(id -> inner.putObject("subnet").put("id", id));
        return body;
    }
}
