package io.github.azureml4j.core.network;

import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.network.OutboundRule.Fqdn;
import io.github.azureml4j.core.network.OutboundRule.PrivateEndpoint;
import io.github.azureml4j.core.network.OutboundRule.ServiceTag;
import java.util.regex.Pattern;

/** What can be wrong with an outbound rule before the service sees it. */
final class RuleCheck {
    private static final String NAME = "[a-zA-Z0-9][a-zA-Z0-9_-]{2,32}";
    private static final Pattern HOST =
            Pattern.compile("(\\*\\.)?[a-zA-Z0-9_]([a-zA-Z0-9_-]{0,62})(\\.[a-zA-Z0-9_]([a-zA-Z0-9_-]{0,62}))+");
    private static final Pattern TAG = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*(\\.[a-zA-Z0-9]+)?");
    private static final Pattern PROTOCOL = Pattern.compile("TCP|UDP|ICMP|\\*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PORTS = Pattern.compile("\\*|\\d{1,5}(-\\d{1,5})?(\\s*,\\s*\\d{1,5}(-\\d{1,5})?)*");

    private RuleCheck() {}

    static void requireValid(String name, OutboundRule rule) {
        Faults faults = new Faults("cannot create the outbound rule");
        faults.when(!name.matches(NAME), "name '" + name + "' must match " + NAME);
        if (rule instanceof Fqdn fqdn) {
            mustMatch(faults, HOST, "host", fqdn.host());
        } else if (rule instanceof ServiceTag tag) {
            mustMatch(faults, TAG, "serviceTag", tag.serviceTag());
            mustMatch(faults, PROTOCOL, "protocol", tag.protocol());
            mustMatch(faults, PORTS, "portRanges", tag.portRanges());
        } else if (rule instanceof PrivateEndpoint endpoint) {
            faults.in(() -> ArmId.parse(endpoint.serviceResourceId()));
            faults.when(endpoint.subresourceTarget().isBlank(), "subresourceTarget is blank");
        } else {
            faults.when(rule.type().isBlank(), "the rule has no type");
        }
        faults.raise();
    }

    private static void mustMatch(Faults faults, Pattern form, String setting, String value) {
        faults.when(!form.matcher(value).matches(), setting + " '" + value + "' must match " + form);
    }
}
