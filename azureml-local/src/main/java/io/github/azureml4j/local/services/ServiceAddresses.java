package io.github.azureml4j.local.services;

import io.github.azureml4j.local.computes.ComputeRecord;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.http.ServerIdentity;
import io.github.azureml4j.local.http.TlsContexts;
import io.github.azureml4j.local.scoring.ScoringAddress;
import java.util.Locale;

/** Gives services their scoring addresses and, where they bring a certificate, serves their host with it. */
public final class ServiceAddresses {

    private final TlsContexts tls;
    private final Ids ids;

    public ServiceAddresses(TlsContexts tls, Ids ids) {
        this.tls = tls;
        this.ids = ids;
    }

    /** ACI: the customer's own name and certificate with SSL, else a public label without. */
    ScoringAddress aci(NewWebservice request, String region) {
        if (request.ssl()) {
            String host = request.text("cname").toLowerCase(Locale.ROOT);
            tls.use(host, identity(request));
            return new ScoringAddress("https", host, "");
        }
        String label = request.text("dnsNameLabel");
        String host = (label.isEmpty() ? ids.uuid() : label) + "." + region + ".azurecontainer.io";
        return new ScoringAddress("http", host, "");
    }

    /** AKS: one host a cluster, a path a service; over TLS when the cluster was given a name for it. */
    ScoringAddress aks(NewWebservice request, ComputeRecord compute) {
        String region = compute.document().path("location").asText();
        String host = compute.ssl() ? compute.cname() : compute.name() + "." + region + ".cloudapp.azure.com";
        String scheme = compute.ssl() ? "https" : "http";
        return new ScoringAddress(scheme, host.toLowerCase(Locale.ROOT), "/api/v1/service/" + request.name());
    }

    /** The host has no certificate of its own any more. */
    void release(ScoringAddress address) {
        tls.forget(address.host());
    }

    private static ServerIdentity identity(NewWebservice request) {
        try {
            return ServerIdentity.parse(request.text("sslCertificate"), request.text("sslKey"));
        } catch (IllegalArgumentException e) {
            throw LocalError.badRequest("BadRequest", "sslCertificate or sslKey cannot be read: " + e.getMessage());
        }
    }
}
