package io.github.azureml4j.core.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cluster for jobs in the making. Its SSH port is closed to the internet. Not thread-safe; {@link #begin()} may be
 * called more than once.
 */
public final class AmlCompute {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{1,30}[a-zA-Z0-9]");
    private static final String SUBNET = "Microsoft.Network/virtualNetworks/subnets";

    private final Computes computes;
    private final String name;
    private final Map<String, String> tags = new TreeMap<>();
    private String location = "";
    private @Nullable String vmSize;
    private int minNodes;
    private int maxNodes = -1;
    private @Nullable Duration idle;
    private boolean lowPriority;
    private @Nullable String subnet;
    private boolean publicIp = true;
    private boolean identity;

    AmlCompute(Computes computes, String name) {
        this.computes = computes;
        this.name = name;
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
        subnet = subnetId;
        return this;
    }

    /**
     * Puts the machines into a virtual network of the workspace's resource group.
     *
     * @param network the name of the virtual network
     * @param subnetName the name of the subnet
     */
    public AmlCompute subnet(String network, String subnetName) {
        return subnet(computes.subnetId(network, subnetName));
    }

    /** Gives the machines no public address. Needs a subnet, or a workspace with a managed network. */
    public AmlCompute noPublicIp() {
        publicIp = false;
        return this;
    }

    /** Gives the cluster an identity of its own. */
    public AmlCompute systemAssignedIdentity() {
        identity = true;
        return this;
    }

    /**
     * Another region than the workspace's.
     *
     * @param region such as {@code eastus2}
     */
    public AmlCompute location(String region) {
        location = region;
        return this;
    }

    /**
     * Adds a tag.
     *
     * @param key its name
     * @param value its value
     */
    public AmlCompute tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /**
     * Begins to make the cluster, or to change the one of this name ({@code Compute_CreateOrUpdate}).
     *
     * @throws IllegalArgumentException naming all that is wrong, before anything is sent
     */
    public Operation<Compute> begin() {
        requireValid();
        return computes.begin(name, body());
    }

    private void requireValid() {
        Faults faults = new Faults("cannot create the AmlCompute cluster");
        faults.when(!NAME.matcher(name).matches(), "name '" + name + "' must match " + NAME);
        faults.when(vmSize == null || vmSize.isBlank(), "vmSize is required");
        faults.when(maxNodes < 0, "nodes(min, max) is required");
        faults.when(
                maxNodes >= 0 && (minNodes < 0 || minNodes > maxNodes),
                "nodes(" + minNodes + ", " + maxNodes + ") is no range");
        faults.when(
                subnet != null && !Computes.isIdOf(SUBNET, subnet),
                "subnet must be the ARM id of a " + SUBNET + ", not " + subnet);
        computes.lint(faults, name, tags);
        faults.raise();
    }

    private ObjectNode body() {
        ObjectNode body = computes.envelope("AmlCompute", location);
        if (identity) {
            body.putObject("identity").put("type", "SystemAssigned");
        }
        if (!tags.isEmpty()) {
            ObjectNode written = body.putObject("tags");
            tags.forEach(written::put);
        }
        ObjectNode inner = body.withObjectProperty("properties").putObject("properties");
        inner.put("osType", "Linux").put("vmSize", vmSize).put("vmPriority", lowPriority ? "LowPriority" : "Dedicated");
        inner.put("remoteLoginPortPublicAccess", "Disabled").put("enableNodePublicIp", publicIp);
        ObjectNode scale = inner.putObject("scaleSettings");
        scale.put("minNodeCount", minNodes).put("maxNodeCount", maxNodes);
        if (idle != null) {
            scale.put("nodeIdleTimeBeforeScaleDown", idle.toString());
        }
        if (subnet != null) {
            inner.putObject("subnet").put("id", subnet);
        }
        return body;
    }
}
