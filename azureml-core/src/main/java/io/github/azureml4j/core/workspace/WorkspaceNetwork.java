package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Faults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who reaches a workspace, and what its compute reaches. What is not set is as the service has it by default: public access, no managed
 * network. Immutable; each setting gives a copy.
 *
 * @param publicNetworkAccess {@code Enabled} or {@code Disabled}; null leaves it
 * @param isolationMode the managed network's; null leaves it
 * @param provisionNetworkNow whether the managed network is made with the workspace, not with its first compute (2025-06-01)
 * @param ipAllowlist addresses and ranges that alone may call over the public endpoint; empty leaves it (2025-06-01)
 * @param acls rules of the public endpoint; null leaves them (2025-06-01)
 * @param serverless how serverless compute is placed in it; null leaves it
 * @param privateLinks resources that the service is to reach by private links of its own, said when the workspace is made; empty for none
 */
public record WorkspaceNetwork(
        @Nullable String publicNetworkAccess,
        @Nullable IsolationMode isolationMode,
        boolean provisionNetworkNow,
        List<String> ipAllowlist,
        @Nullable NetworkAcls acls,
        @Nullable ServerlessPlace serverless,
        List<SharedPrivateLink> privateLinks) {
    /** Copies the lists. */
    public WorkspaceNetwork {
        ipAllowlist = List.copyOf(ipAllowlist);
        privateLinks = List.copyOf(privateLinks);
    }

    /** Nothing set. */
    public static WorkspaceNetwork defaults() {
        return new WorkspaceNetwork(null, null, false, List.of(), null, null, List.of());
    }

    /** The same, reached from the internet or by private endpoints only. */
    public WorkspaceNetwork publicNetworkAccess(boolean enabled) {
        String word = enabled ? "Enabled" : "Disabled";
        return new WorkspaceNetwork(
                word, isolationMode, provisionNetworkNow, ipAllowlist, acls, serverless, privateLinks);
    }

    /** The same with a managed network of this kind. */
    public WorkspaceNetwork managed(IsolationMode mode) {
        return new WorkspaceNetwork(
                publicNetworkAccess, mode, provisionNetworkNow, ipAllowlist, acls, serverless, privateLinks);
    }

    /** The same, the managed network being made with the workspace. */
    public WorkspaceNetwork provisionNow() {
        return new WorkspaceNetwork(
                publicNetworkAccess, isolationMode, true, ipAllowlist, acls, serverless, privateLinks);
    }

    /** The same with these addresses and ranges alone, such as {@code 203.0.113.0/24}, let in over the public endpoint. */
    public WorkspaceNetwork ipAllowlist(String... ranges) {
        return new WorkspaceNetwork(
                publicNetworkAccess,
                isolationMode,
                provisionNetworkNow,
                List.of(ranges),
                acls,
                serverless,
                privateLinks);
    }

    /** The same with rules of the public endpoint. */
    public WorkspaceNetwork acls(NetworkAcls rules) {
        return new WorkspaceNetwork(
                publicNetworkAccess, isolationMode, provisionNetworkNow, ipAllowlist, rules, serverless, privateLinks);
    }

    /** The same with serverless compute placed so. */
    public WorkspaceNetwork serverless(ServerlessPlace place) {
        return new WorkspaceNetwork(
                publicNetworkAccess, isolationMode, provisionNetworkNow, ipAllowlist, acls, place, privateLinks);
    }

    /** The same with private links from the service to these resources. For a workspace to be only. */
    public WorkspaceNetwork privateLinks(SharedPrivateLink... links) {
        return new WorkspaceNetwork(
                publicNetworkAccess, isolationMode, provisionNetworkNow, ipAllowlist, acls, serverless, List.of(links));
    }

    /** @param everybody what is said in place of an {@code ipAllowlist} to let everybody in */
    void check(Faults faults, String everybody) {
        if (!ipAllowlist.isEmpty()) {
            IpRanges.check(faults, "ipAllowlist", ipAllowlist, everybody);
        }
        if (acls != null) {
            acls.check(faults);
        }
        if (serverless != null) {
            serverless.check(faults);
        }
        privateLinks.forEach(link -> link.check(faults));
    }

    void writeTo(ObjectNode properties) {
        if (publicNetworkAccess != null) {
            properties.put("publicNetworkAccess", publicNetworkAccess);
        }
        if (isolationMode != null) {
            properties.withObject("/managedNetwork").put("isolationMode", isolationMode.value());
        }
        if (provisionNetworkNow) {
            properties.put("provisionNetworkNow", true);
        }
        if (!ipAllowlist.isEmpty()) {
            ArrayNode list = properties.putArray("ipAllowlist");
            ipAllowlist.forEach(list::add);
        }
        if (acls != null) {
            acls.writeTo(properties);
        }
        if (serverless != null) {
            serverless.writeTo(properties);
        }
        if (!privateLinks.isEmpty()) {
            ArrayNode list = properties.putArray("sharedPrivateLinkResources");
            privateLinks.forEach(link -> link.writeTo(list.addObject()));
        }
    }
}
