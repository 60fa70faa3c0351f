package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Controls of today that the document of 2020 could not know. */
final class TodayControls {
    static final List<Control> ALL = List.of(
            new Control("N1", "The managed virtual network lets out only what was approved", estate -> {
                String mode = estate.property("/managedNetwork/isolationMode");
                return Assessment.when(
                        mode.equalsIgnoreCase("AllowOnlyApprovedOutbound"),
                        "isolation mode AllowOnlyApprovedOutbound",
                        mode.isEmpty() || mode.equals("Disabled")
                                ? "there is no managed network"
                                : "isolation mode " + mode,
                        "Set the managed network's isolation mode to AllowOnlyApprovedOutbound; it cannot be undone.");
            }),
            new Control(
                    "N2",
                    "System datastores are reached by identity, and the storage account takes no keys",
                    estate -> estate.newestWorkspace()
                            .then(workspace -> estate.storage().map(storage -> identityBased(workspace, storage)))
                            .assess(found -> found)),
            vault(
                    "N3",
                    "The key vault decides by roles, not by access policies",
                    "/properties/enableRbacAuthorization",
                    "az keyvault update --enable-rbac-authorization true, after granting the roles."),
            vault(
                    "N4",
                    "The key vault is protected against purging",
                    "/properties/enablePurgeProtection",
                    "az keyvault update --enable-purge-protection true; it cannot be undone."),
            computes(
                    "N5",
                    "Compute takes no local sign-in",
                    compute -> compute.at("/properties/disableLocalAuth").asBoolean(),
                    "have local authentication off",
                    "Make compute with disableLocalAuth."),
            computes(
                    "N6",
                    "Compute has no SSH port open to the internet",
                    TodayControls::sshClosed,
                    "have SSH closed",
                    "Make compute without a public SSH port."),
            computes(
                    "N7",
                    "Compute has no public address",
                    TodayControls::noPublicIp,
                    "have no public address",
                    "Make compute in a subnet or managed network with publicIp(false)."),
            new Control("N8", "Images are built inside the network", TodayControls::imageBuilds),
            new Control(
                    "N9",
                    "Diagnostic settings send the workspace's logs to a Log Analytics workspace",
                    estate -> estate.diagnosticSettings().assess(TodayControls::diagnostics)),
            new Control(
                    "N10",
                    "Roles are assigned sparingly: few owners, nobody privileged by the subscription, no wildcards in custom roles",
                    LeastPrivilegeCheck::check),
            new Control(
                    "N11",
                    "Endpoints and web services are called with tokens, not with keys",
                    estate -> estate.services()
                            .then(services -> estate.onlineEndpoints().map(endpoints -> keysInUse(services, endpoints)))
                            .assess(found -> found)),
            new Control("N12", "The customer-managed key is young and not about to expire", KeyAge::check),
            new Control(
                    "N13",
                    "The storage account gives no blob to anonymous readers and speaks TLS 1.2 at least",
                    estate -> estate.storage().assess(TodayControls::storageDoors)));

    private TodayControls() {}

    private static Control vault(String id, String statement, String flag, String remedy) {
        return new Control(
                id,
                statement,
                estate -> estate.vault()
                        .assess(vault -> Assessment.when(
                                vault.at(flag).asBoolean(),
                                vault.path("name").asText() + ": on",
                                vault.path("name").asText() + ": off",
                                remedy)));
    }

    private static Control computes(
            String id, String statement, Predicate<JsonNode> wanted, String protectedBy, String remedy) {
        return new Control(
                id,
                statement,
                estate -> estate.computes()
                        .map(Computes::machines)
                        .assess(machines -> Assessment.without(
                                machines.size(),
                                "clusters and instances",
                                Computes.lacking(machines, wanted),
                                protectedBy,
                                remedy)));
    }

    private static Assessment identityBased(JsonNode workspace, JsonNode storage) {
        String mode = workspace.at("/properties/systemDatastoresAuthMode").asText("AccessKey");
        boolean keys = storage.at("/properties/allowSharedKeyAccess").asBoolean(true);
        return Assessment.when(
                mode.equalsIgnoreCase("Identity") && !keys,
                "system datastores sign in by identity, the account refuses keys",
                "system datastores: " + mode + "; the account " + (keys ? "takes" : "refuses") + " keys",
                "Make the workspace with systemDatastoresAuthMode Identity, then turn shared key access of the account off.");
    }

    private static boolean sshClosed(JsonNode compute) {
        JsonNode inner = Computes.inner(compute);
        String cluster = inner.path("remoteLoginPortPublicAccess").asText("");
        String instance = inner.at("/sshSettings/sshPublicAccess").asText("");
        return (cluster + instance).equalsIgnoreCase("Disabled");
    }

    private static boolean noPublicIp(JsonNode compute) {
        JsonNode enabled = Computes.inner(compute).path("enableNodePublicIp");
        return enabled.isBoolean() && !enabled.asBoolean();
    }

    private static Assessment imageBuilds(Estate estate) {
        String compute = estate.property("/imageBuildCompute");
        if (!compute.isEmpty() || NetworkControls.isolated(estate)) {
            return Assessment.pass(compute.isEmpty() ? "in the managed network" : "by compute target " + compute);
        }
        return Assessment.fail(
                "images are built by the registry's own service, outside",
                "Name a compute target in the network: ws.update().imageBuildCompute(name).");
    }

    private static Assessment diagnostics(List<JsonNode> settings) {
        long toLogs = settings.stream()
                .filter(setting ->
                        !setting.at("/properties/workspaceId").asText("").isEmpty())
                .count();
        return Assessment.when(
                toLogs > 0,
                toLogs + " diagnostic setting(s) send to Log Analytics",
                settings.isEmpty() ? "there are no diagnostic settings" : "none of them sends to Log Analytics",
                "az monitor diagnostic-settings create --workspace <id> --logs ... on the workspace.");
    }

    private static Assessment keysInUse(List<JsonNode> services, List<JsonNode> endpoints) {
        List<String> keyed = Stream.concat(
                        ServiceControls.names(services, ServiceControls::hasKeys).stream(),
                        endpoints.stream()
                                .filter(endpoint -> endpoint.at("/properties/authMode")
                                        .asText()
                                        .equalsIgnoreCase("Key"))
                                .map(endpoint -> endpoint.path("name").asText()))
                .toList();
        return Assessment.without(
                services.size() + endpoints.size(),
                "web services and endpoints",
                keyed,
                "are called with tokens",
                "Change them to tokens; keys do not expire.");
    }

    private static Assessment storageDoors(JsonNode storage) {
        JsonNode properties = storage.path("properties");
        boolean open = properties.path("allowBlobPublicAccess").asBoolean(false);
        String tls = properties.path("minimumTlsVersion").asText("TLS1_0");
        boolean old = tls.compareTo("TLS1_2") < 0;
        return Assessment.when(
                !open && !old,
                "no anonymous access, " + tls,
                (open ? "anonymous access to blobs can be granted; " : "") + tls,
                "az storage account update --allow-blob-public-access false --min-tls-version TLS1_2.");
    }
}
