package io.github.azureml4j.core.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Hosts that the compute of a workspace must be able to reach, for a firewall that stands before it. Immutable.
 *
 * @param category what they are for, in the service's words
 * @param endpoints the hosts
 */
public record OutboundDependency(String category, List<Endpoint> endpoints) {
    /** Copies the list. */
    public OutboundDependency {
        endpoints = List.copyOf(endpoints);
    }

    /**
     * A host. Immutable.
     *
     * @param domainName its name; may begin with {@code *.}
     * @param ports the TCP ports
     */
    public record Endpoint(String domainName, List<Integer> ports) {
        /** Copies the list. */
        public Endpoint {
            ports = List.copyOf(ports);
        }

        static Endpoint of(JsonNode node) {
            List<Integer> ports = new ArrayList<>();
            node.path("endpointDetails")
                    .forEach(detail -> ports.add(detail.path("port").asInt()));
            return new Endpoint(node.path("domainName").asText(), ports);
        }
    }

    static OutboundDependency of(JsonNode node) {
        JsonNode properties = node.path("properties");
        List<Endpoint> endpoints = new ArrayList<>();
        properties.path("endpoints").forEach(endpoint -> endpoints.add(Endpoint.of(endpoint)));
        return new OutboundDependency(properties.path("category").asText(), endpoints);
    }
}
