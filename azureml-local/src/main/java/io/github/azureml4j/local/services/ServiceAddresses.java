package io.github.azureml4j.local.services;

import io.github.azureml4j.local.computes.ComputeRecord;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.http.ServerIdentity;
import io.github.azureml4j.local.http.TlsContexts;
import io.github.azureml4j.local.scoring.ScoringAddress;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives services their scoring addresses and, where they bring a certificate, serves their host with it. */
public final class ServiceAddresses {

    private final TlsContexts tls;
    private final Ids ids;

    public ServiceAddresses(TlsContexts tls, Ids ids) {
        this.tls = tls;
        this.ids = ids;
    }

    /**
     * Where a service will be called.
     *
     * @param compute its cluster on AKS, null on ACI
     * @param workspaceRegion the region of a container instance that names none
     */
    ScoringAddress of(NewWebservice request, @Nullable ComputeRecord compute, String workspaceRegion) {
        return compute == null ? aci(request, workspaceRegion) : aks(request, compute);
    }

    /** From now on the host of the service shows the certificate that it brought, if it brought one. */
    void secure(ScoringAddress address, NewWebservice request) {
        if (request.isAci() && request.ssl()) {
            tls.use(address.host(), identity(request));
        }
    }

    /** The host has no certificate of its own any more. */
    void release(ScoringAddress address) {
        tls.forget(address.host());
    }

    /** What the service brought; IllegalArgumentException when certificate or key cannot be read. */
    static ServerIdentity identity(NewWebservice request) {
        return ServerIdentity.parse(request.text("sslCertificate"), request.text("sslKey"));
    }

    /** The customer's own name with SSL, else a public label without. */
    private ScoringAddress aci(NewWebservice request, String workspaceRegion) {
        if (request.ssl()) {
            return new ScoringAddress("https", request.text("cname").toLowerCase(Locale.ROOT), "");
        }
        String label = request.text("dnsNameLabel");
        String region = request.region(workspaceRegion);
        return new ScoringAddress("http", host(Hosts.ACI, label.isEmpty() ? ids.uuid() : label, region), "");
    }

    /** One host a cluster, a path a service; over TLS when the cluster was given a name for it. */
    private static ScoringAddress aks(NewWebservice request, ComputeRecord compute) {
        String path = "/api/v1/service/" + request.name();
        if (compute.ssl()) {
            return new ScoringAddress("https", compute.cname().toLowerCase(Locale.ROOT), path);
        }
        return new ScoringAddress("http", host(Hosts.AKS, compute.clusterLabel(), compute.region()), path);
    }

    private static String host(Hosts family, String name, String region) {
        return family.inCloudOf(region, Map.of("name", name, "region", region)).toLowerCase(Locale.ROOT);
    }
}
