package io.github.azureml4j.core.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.Operation;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes cluster for web services in the making: a new one, or an existing one to be attached. Not thread-safe;
 * {@link #begin()} may be called more than once.
 */
public final class AksCompute {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,14}[a-zA-Z0-9]");
    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9-]{0,48}[a-z0-9]");
    private static final Pattern CIDR = Pattern.compile("([0-9]{1,3}\\.){3}[0-9]{1,3}(/([0-9]|[1-2][0-9]|3[0-2]))?");
    private static final Pattern ADDRESS =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])");
    private static final String CLUSTER = "Microsoft.ContainerService/managedClusters";

    private final ComputeDraft draft;
    private @Nullable String vmSize;
    private @Nullable Integer agents;
    private @Nullable ClusterPurpose purpose;
    private @Nullable String loadBalancerSubnet;
    private @Nullable ServiceNetwork services;
    private @Nullable String domainLabel;
    private @Nullable String clusterId;

    AksCompute(Computes computes, String name) {
        this.draft = new ComputeDraft(computes, "AKS", name);
    }

    /**
     * The size of each machine of a new cluster; the service's default is {@code Standard_D3_v2}.
     *
     * @param size such as {@code Standard_DS3_v2}
     */
    public AksCompute vmSize(String size) {
        vmSize = size;
        return this;
    }

    /**
     * The number of machines of a new cluster; the service's default is 3.
     *
     * @param count at least 1
     */
    public AksCompute agents(int count) {
        agents = count;
        return this;
    }

    /**
     * What the cluster is meant for.
     *
     * @param value such as {@link ClusterPurpose#DEV_TEST}
     */
    public AksCompute purpose(ClusterPurpose value) {
        purpose = value;
        return this;
    }

    /**
     * Keeps the services off the internet: their addresses belong to a subnet of the cluster's network.
     *
     * @param subnetName the subnet's name
     */
    public AksCompute internalLoadBalancer(String subnetName) {
        loadBalancerSubnet = subnetName;
        return this;
    }

    /**
     * Puts the machines of a new cluster into a subnet. Kubernetes then needs a {@link #serviceNetwork}, too, unless its defaults
     * ({@code 10.0.0.0/16}) are free there.
     *
     * @param subnetId the ARM id of the subnet
     */
    public AksCompute subnet(String subnetId) {
        draft.subnet(subnetId);
        return this;
    }

    /**
     * Puts the machines of a new cluster into a subnet of the workspace's own resource group.
     *
     * @param network the name of the virtual network
     * @param subnetName the name of the subnet
     */
    public AksCompute subnet(String network, String subnetName) {
        draft.subnet(network, subnetName);
        return this;
    }

    /**
     * The addresses that Kubernetes uses inside a new cluster. They may overlap with no subnet that the cluster can reach.
     *
     * @param serviceCidr the range of its services' addresses, such as {@code 10.0.0.0/16}
     * @param dnsServiceIp the address of its DNS service, inside that range
     * @param dockerBridgeCidr the range of its container bridge, such as {@code 172.17.0.1/16}
     */
    public AksCompute serviceNetwork(String serviceCidr, String dnsServiceIp, String dockerBridgeCidr) {
        services = new ServiceNetwork(serviceCidr, dnsServiceIp, dockerBridgeCidr);
        return this;
    }

    /**
     * Serves over TLS with a certificate that Microsoft supplies and renews. Without TLS the services' addresses are
     * {@code http://}, and credentials would travel in the clear.
     *
     * @param leafDomainLabel the first part of the cluster's public host name
     */
    public AksCompute tls(String leafDomainLabel) {
        domainLabel = leafDomainLabel;
        return this;
    }

    /**
     * Attaches an existing cluster instead of making one.
     *
     * @param resourceId the ARM id of the managed cluster
     */
    public AksCompute attach(String resourceId) {
        clusterId = resourceId;
        return this;
    }

    /**
     * Another region than the workspace's.
     *
     * @param region such as {@code eastus2}
     */
    public AksCompute location(String region) {
        draft.location(region);
        return this;
    }

    /**
     * Adds a tag.
     *
     * @param key its name
     * @param value its value
     */
    public AksCompute tag(String key, String value) {
        draft.tag(key, value);
        return this;
    }

    /**
     * Begins to make or attach the cluster ({@code Compute_CreateOrUpdate}).
     *
     * @throws IllegalArgumentException naming all that is wrong, before anything is sent
     */
    public Operation<Compute> begin() {
        requireValid();
        return draft.begin(body());
    }

    private void requireValid() {
        Faults faults = new Faults("cannot create the AKS compute");
        draft.check(faults, NAME);
        faults.when(agents != null && agents < 1, "agents(" + agents + ") must be 1 at least");
        faults.when(
                domainLabel != null && !LABEL.matcher(domainLabel).matches(),
                "tls(" + domainLabel + ") must match " + LABEL);
        faults.when(
                clusterId != null && (vmSize != null || agents != null),
                "an attached cluster has its machines already: leave out vmSize and agents");
        checkNetwork(faults);
        faults.when(
                clusterId != null && !Computes.isIdOf(CLUSTER, clusterId),
                "attach needs the ARM id of a " + CLUSTER + ", not " + clusterId);
        faults.raise();
    }

    private void checkNetwork(Faults faults) {
        faults.when(
                clusterId != null && (draft.subnet().isPresent() || services != null),
                "an attached cluster has its network already: leave out subnet and serviceNetwork");
        if (services != null) {
            services.check(faults);
        }
    }

    private ObjectNode body() {
        ObjectNode body = draft.body();
        ObjectNode properties = body.withObjectProperty("properties");
        if (clusterId != null) {
            properties.put("resourceId", clusterId);
        }
        writeCluster(properties.putObject("properties"));
        return body;
    }

    private void writeCluster(ObjectNode inner) {
        if (agents != null) {
            inner.put("agentCount", agents);
        }
        if (vmSize != null) {
            inner.put("agentVmSize", vmSize);
        }
        if (purpose != null) {
            inner.put("clusterPurpose", purpose.value());
        }
        if (domainLabel != null) {
            inner.putObject("sslConfiguration").put("status", "Auto").put("leafDomainLabel", domainLabel);
        }
        if (loadBalancerSubnet != null) {
            inner.put("loadBalancerType", "InternalLoadBalancer").put("loadBalancerSubnet", loadBalancerSubnet);
        }
        if (draft.subnet().isPresent() || services != null) {
            writeNetwork(inner.putObject("aksNetworkingConfiguration"));
        }
    }

    private void writeNetwork(ObjectNode network) {
        draft.subnet().ifPresent(id -> network.put("subnetId", id));
        if (services != null) {
            network.put("serviceCidr", services.cidr())
                    .put("dnsServiceIP", services.dnsAddress())
                    .put("dockerBridgeCidr", services.bridgeCidr());
        }
    }

    private record ServiceNetwork(String cidr, String dnsAddress, String bridgeCidr) {

        void check(Faults faults) {
            faults.when(!CIDR.matcher(cidr).matches(), "serviceCidr '" + cidr + "' is no range of addresses");
            faults.when(!ADDRESS.matcher(dnsAddress).matches(), "dnsServiceIp '" + dnsAddress + "' is no address");
            faults.when(
                    !CIDR.matcher(bridgeCidr).matches(),
                    "dockerBridgeCidr '" + bridgeCidr + "' is no range of addresses");
        }
    }
}
