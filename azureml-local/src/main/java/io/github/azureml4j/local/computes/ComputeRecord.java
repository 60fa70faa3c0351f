package io.github.azureml4j.local.computes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A compute target as it is now. Immutable; the document is never changed in place.
 *
 * @param document ARM's resource, without any secret
 */
public record ComputeRecord(String name, ObjectNode document) {

    /** The type of an Azure Kubernetes Service cluster. */
    public static final String AKS = "AKS";

    /** The type of a managed cluster. */
    public static final String AML_COMPUTE = "AmlCompute";

    /** The type of a single machine for one person. */
    public static final String COMPUTE_INSTANCE = "ComputeInstance";

    /** The ARM id. */
    public String id() {
        return document.path("id").asText();
    }

    /** What it is: {@link #AKS}, {@link #AML_COMPUTE} or {@link #COMPUTE_INSTANCE}. */
    public String type() {
        return envelope().path("computeType").asText();
    }

    /** Whether it has been made, so that it can be used. */
    public boolean isReady() {
        return envelope().path("provisioningState").asText().equals("Succeeded");
    }

    /** Whether services on this AKS cluster are reached over https. */
    public boolean ssl() {
        String status = sslConfiguration().path("status").asText("Disabled");
        return !status.equalsIgnoreCase("Disabled");
    }

    /** The domain name of this AKS cluster's services, empty when it has none. */
    public String cname() {
        return sslConfiguration().path("cname").asText();
    }

    /** The first label of this AKS cluster's own host name, which no other cluster has. */
    public String clusterLabel() {
        String host = envelope().at("/properties/clusterFqdn").asText();
        return host.substring(0, Math.max(0, host.indexOf('.')));
    }

    /** The region, in the short form. */
    public String region() {
        return document.path("location").asText().replace(" ", "").toLowerCase(Locale.ROOT);
    }

    JsonNode envelope() {
        return document.path("properties");
    }

    private JsonNode sslConfiguration() {
        return envelope().at("/properties/sslConfiguration");
    }
}
