package io.github.azureml4j.core.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What compute targets of every kind are told: name, region, tags, identity, subnet, sign-in. Not thread-safe. */
final class ComputeDraft {
    private static final String SUBNET = "Microsoft.Network/virtualNetworks/subnets";

    private final Computes computes;
    private final String type;
    private final String name;
    private final Map<String, String> tags = new TreeMap<>();
    private String location = "";
    private @Nullable String subnet;
    private boolean identity;
    private boolean localAuth = true;

    ComputeDraft(Computes computes, String type, String name) {
        this.computes = computes;
        this.type = type;
        this.name = name;
    }

    void location(String region) {
        location = region;
    }

    void tag(String key, String value) {
        tags.put(key, value);
    }

    void subnet(String subnetId) {
        subnet = subnetId;
    }

    void subnet(String network, String subnetName) {
        subnet = computes.subnetId(network, subnetName);
    }

    Optional<String> subnet() {
        return Optional.ofNullable(subnet);
    }

    void systemAssignedIdentity() {
        identity = true;
    }

    void disableLocalAuth() {
        localAuth = false;
    }

    void check(Faults faults, Pattern names) {
        faults.when(!names.matcher(name).matches(), "name '" + name + "' must match " + names);
        faults.when(
                subnet != null && !Computes.isIdOf(SUBNET, subnet),
                "subnet must be the ARM id of a " + SUBNET + ", not " + subnet);
        computes.lint(faults, name, tags);
    }

    /** The request's body but for the settings of its kind, which are {@code properties.properties}. */
    ObjectNode body() {
        ObjectNode body = computes.envelope(type, location);
        if (identity) {
            body.putObject("identity").put("type", "SystemAssigned");
        }
        if (!tags.isEmpty()) {
            ObjectNode written = body.putObject("tags");
            tags.forEach(written::put);
        }
        if (!localAuth) {
            body.withObjectProperty("properties").put("disableLocalAuth", true);
        }
        return body;
    }

    Operation<Compute> begin(ObjectNode body) {
        return computes.begin(name, body);
    }
}
