package io.github.azureml4j.core.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a managed network lets compute reach. Immutable. Checked when it is sent.
 *
 * <pre>{@code
 * network.managedNetwork().outboundRules().beginCreate("pypi", new OutboundRule.Fqdn("pypi.org")).await();
 * }</pre>
 */
public sealed interface OutboundRule {
    /** The service's word for this kind of rule. */
    String type();

    /**
     * A host on the internet, on ports 80 and 443. The service makes a firewall for the first one, which is paid for.
     *
     * @param host its name; may begin with {@code *.}
     */
    record Fqdn(String host) implements OutboundRule {
        static final String TYPE = "FQDN";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**
     * The addresses of a service of Azure.
     *
     * @param serviceTag such as {@code AzureMonitor} or {@code Storage.WestEurope}
     * @param protocol {@code TCP}, {@code UDP}, {@code ICMP} or {@code *}
     * @param portRanges such as {@code 443}, {@code 80,443}, {@code 8000-8100} or {@code *}
     * @param action whether they may be reached or may not
     * @param addressPrefixes the addresses that count in place of the tag, as the service names them; never sent
     */
    record ServiceTag(
            String serviceTag, String protocol, String portRanges, RuleAction action, List<String> addressPrefixes)
            implements OutboundRule {
        static final String TYPE = "ServiceTag";

        /** Copies the list. */
        public ServiceTag {
            addressPrefixes = List.copyOf(addressPrefixes);
        }

        /**
         * A service that may be reached.
         *
         * @param serviceTag such as {@code AzureMonitor}
         * @param protocol {@code TCP}, {@code UDP}, {@code ICMP} or {@code *}
         * @param portRanges such as {@code 443} or {@code 80,443}
         */
        public ServiceTag(String serviceTag, String protocol, String portRanges) {
            this(serviceTag, protocol, portRanges, RuleAction.ALLOW, List.of());
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**
     * A resource of the customer's, through a private endpoint that the service makes in the managed network and that the
     * resource's owner approves.
     *
     * @param serviceResourceId the ARM id of the resource
     * @param subresourceTarget what of it, such as {@code blob} or {@code vault}
     * @param sparkEnabled whether Spark jobs reach it, too
     */
    record PrivateEndpoint(String serviceResourceId, String subresourceTarget, boolean sparkEnabled)
            implements OutboundRule {
        static final String TYPE = "PrivateEndpoint";

        /**
         * A resource that Spark jobs need not reach.
         *
         * @param serviceResourceId the ARM id of the resource
         * @param subresourceTarget what of it, such as {@code blob}
         */
        public PrivateEndpoint(String serviceResourceId, String subresourceTarget) {
            this(serviceResourceId, subresourceTarget, false);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**
     * A kind of rule that this version does not know.
     *
     * @param document the rule as it was received; a copy each time
     */
    record Unknown(JsonNode document) implements OutboundRule {
        /** Copies the document. */
        public Unknown {
            document = document.deepCopy();
        }

        @Override
        public JsonNode document() {
            return document.deepCopy();
        }

        @Override
        public String type() {
            return document.path("type").asText();
        }
    }
}
