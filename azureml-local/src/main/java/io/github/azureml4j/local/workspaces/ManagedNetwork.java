package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The managed network in a workspace's properties: how isolated its compute is, and what it may reach. Isolation only
 * ever gets stricter. Which rules come by themselves, and their names, is ASSUMED from Microsoft's documentation.
 *
 * @param document as on the wire, missing where the workspace has none
 */
public record ManagedNetwork(JsonNode document) {

    static final String APPROVED_ONLY = "AllowOnlyApprovedOutbound";
    static final String DISABLED = "Disabled";

    private static final String PROPERTY = "managedNetwork";
    private static final String RULES = "outboundRules";
    private static final List<String> MODES = List.of(DISABLED, "AllowInternetOutbound", APPROVED_ONLY);
    private static final String RULE_NAME = "[a-zA-Z0-9][a-zA-Z0-9_-]{2,32}";

    private static final List<RequiredTag> REQUIRED = List.of(
            new RequiredTag("AzureActiveDirectory", "TCP", "80,443"),
            new RequiredTag("AzureResourceManager", "TCP", "443"),
            new RequiredTag("AzureMachineLearning", "TCP", "443,8787,18881"),
            new RequiredTag("BatchNodeManagement", "TCP", "443"),
            new RequiredTag("MicrosoftContainerRegistry", "TCP", "443"),
            new RequiredTag("AzureFrontDoor.FirstParty", "TCP", "443"),
            new RequiredTag("AzureMonitor", "TCP", "443"));

    private record RequiredTag(String tag, String protocol, String ports) {

        String ruleName() {
            return "SYS-ST-" + tag.replace('.', '-');
        }
    }

    /** Raises 400 for a mode that is none, or a step back from isolation, or a rule that does not fit. */
    static void check(WorkspaceRecord workspace, JsonNode sent) {
        check(mode(workspace.managedNetwork().document()), sent);
    }

    static void checkNew(JsonNode sent) {
        check(DISABLED, sent);
    }

    /** A rule of the customer's for a network of this mode; 400 where it does not fit. */
    private static void checkRule(String mode, String name, JsonNode rule) {
        String type = rule.path("type").asText();
        if (!name.matches(RULE_NAME)) {
            throw invalid("'" + name + "' is not a valid name of an outbound rule.");
        }
        if (mode.equals(DISABLED)) {
            throw invalid("The managed network of the workspace is disabled; it has no outbound rules.");
        }
        if (!List.of("FQDN", "PrivateEndpoint", "ServiceTag").contains(type)) {
            throw invalid("There is no outbound rule of type '" + type + "'.");
        }
        if (!mode.equals(APPROVED_ONLY) && !type.equals("PrivateEndpoint")) {
            throw invalid("Rules of type " + type + " need the isolation mode " + APPROVED_ONLY + ".");
        }
        if (rule.path("destination").isMissingNode() || rule.path("destination").isNull()) {
            throw invalid("The outbound rule '" + name + "' lacks a destination.");
        }
    }

    /** The network of a workspace that is being made. */
    static void begin(ObjectNode properties) {
        if (properties.get(PROPERTY) instanceof ObjectNode sent) {
            properties.remove(PROPERTY);
            change(properties, sent);
        }
    }

    /** Takes over what a request wants, with the rules that come with it. */
    static void change(ObjectNode properties, JsonNode sent) {
        if (!sent.isObject()) {
            return;
        }
        ObjectNode network = properties.withObject("/" + PROPERTY);
        String mode =
                sent.hasNonNull("isolationMode") ? sent.path("isolationMode").asText() : mode(network);
        network.put("isolationMode", mode);
        if (mode.equals(DISABLED)) {
            return;
        }
        if (!network.has("status")) {
            network.putObject("status").put("status", "Inactive").put("sparkReady", false);
        }
        ObjectNode rules = network.withObject("/" + RULES);
        sent.path(RULES)
                .properties()
                .forEach(entry -> rules.set(entry.getKey(), userDefined((ObjectNode) entry.getValue(), network)));
        if (mode.equals(APPROVED_ONLY)) {
            REQUIRED.forEach(tag -> rules.set(tag.ruleName(), required(tag, network)));
        }
    }

    /** Whether compute is not isolated at all. */
    public boolean isDisabled() {
        return mode(document).equals(DISABLED);
    }

    /** The outbound rules by their names. */
    public Map<String, JsonNode> rules() {
        Map<String, JsonNode> rules = new LinkedHashMap<>();
        document.path(RULES).properties().forEach(rule -> rules.put(rule.getKey(), rule.getValue()));
        return rules;
    }

    /** Whether it stands, and whether Spark can run in it: {@code ManagedNetworkProvisionStatus}. */
    public JsonNode status() {
        return document.path("status");
    }

    /** The network with a rule of the customer's in it; 400 where the rule does not fit. */
    public ManagedNetwork with(String name, ObjectNode rule) {
        checkRule(mode(document), name, rule);
        ObjectNode changed = document.deepCopy();
        changed.withObject("/" + RULES).set(name, userDefined(rule, changed));
        return new ManagedNetwork(changed);
    }

    /** The network without the rule of that name. */
    public ManagedNetwork without(String name) {
        ObjectNode changed = document.deepCopy();
        changed.withObject("/" + RULES).remove(name);
        return new ManagedNetwork(changed);
    }

    private static String mode(JsonNode network) {
        return network.path("isolationMode").asText(DISABLED);
    }

    private static ObjectNode userDefined(ObjectNode rule, JsonNode network) {
        ObjectNode complete = rule.deepCopy();
        if (!complete.hasNonNull("category")) {
            complete.put("category", "UserDefined");
        }
        return complete.put("status", status(network));
    }

    /** The properties with a network that stands, and rules that hold. */
    static ObjectNode provisioned(ObjectNode properties, boolean spark) {
        ObjectNode network = properties.withObject("/" + PROPERTY);
        boolean ready = spark || network.at("/status/sparkReady").asBoolean();
        network.putObject("status").put("status", "Active").put("sparkReady", ready);
        network.path(RULES).forEach(rule -> ((ObjectNode) rule).put("status", "Active"));
        return properties;
    }

    private static void check(String now, JsonNode sent) {
        if (!sent.isObject()) {
            return;
        }
        String mode =
                sent.hasNonNull("isolationMode") ? sent.path("isolationMode").asText() : now;
        if (!MODES.contains(mode)) {
            throw invalid("There is no isolation mode '" + mode + "'.");
        }
        if (MODES.indexOf(mode) < MODES.indexOf(now)) {
            throw invalid(
                    "The isolation mode of a managed network cannot be changed from " + now + " back to " + mode + ".");
        }
        sent.path(RULES).properties().stream()
                .filter(entry -> isCustomers(entry.getValue()))
                .forEach(entry -> checkRule(mode, entry.getKey(), entry.getValue()));
    }

    /** What a client read and sends back of the service's own rules is no wish. */
    private static boolean isCustomers(JsonNode rule) {
        return !rule.path("category").asText().equals("Required");
    }

    private static ObjectNode required(RequiredTag tag, JsonNode network) {
        ObjectNode rule = Json.object().put("type", "ServiceTag").put("category", "Required");
        rule.put("status", status(network));
        rule.putObject("destination")
                .put("serviceTag", tag.tag())
                .put("protocol", tag.protocol())
                .put("portRanges", tag.ports());
        return rule;
    }

    private static String status(JsonNode network) {
        return network.at("/status/status").asText("Inactive");
    }

    private static LocalError invalid(String message) {
        return LocalError.badRequest("InvalidManagedNetwork", message);
    }
}
