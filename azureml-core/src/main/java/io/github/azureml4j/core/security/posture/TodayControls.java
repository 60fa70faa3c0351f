package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Controls of today that the document of 2020 could not know. */
final class TodayControls {
    static final List<Control> ALL = Stream.of(
                    List.of(
                            new Control(
                                    "N1",
                                    "The managed virtual network lets out only what was approved",
                                    TodayControls::outbound),
                            new Control(
                                    "N2",
                                    "Datastores are reached by identity, and the storage account takes no keys",
                                    DataAccess::check),
                            vaults(
                                    "N3",
                                    "Key vaults decide by roles, not by access policies",
                                    "/properties/enableRbacAuthorization",
                                    "decides by roles",
                                    "decides by access policies",
                                    "az keyvault update --enable-rbac-authorization true, after granting the roles."),
                            vaults(
                                    "N4",
                                    "Key vaults are protected against purging",
                                    "/properties/enablePurgeProtection",
                                    "is protected",
                                    "is not protected",
                                    "az keyvault update --enable-purge-protection true; it cannot be undone.")),
                    ComputeDoors.ALL,
                    List.of(
                            new Control("N8", "Images are built inside the network", ImageBuilds::check),
                            new Control(
                                    "N9",
                                    "Diagnostic settings send the workspace's logs to a Log Analytics workspace",
                                    estate -> estate.diagnosticSettings().assess(TodayControls::diagnostics)),
                            new Control(
                                    "N10",
                                    "Roles are assigned sparingly: few may give roles, few may change the subscription's workspaces, no custom role grants everything",
                                    LeastPrivilegeCheck::check),
                            new Control(
                                    "N11",
                                    "Endpoints and web services are called with tokens, not with keys",
                                    KeysInUse::check),
                            new Control(
                                    "N12", "The customer-managed key is young and not about to expire", KeyAge::check),
                            new Control(
                                    "N13",
                                    "The storage account gives no blob to anonymous readers and speaks TLS 1.2 at least",
                                    estate -> estate.storage().assess(TodayControls::storageDoors))))
            .flatMap(List::stream)
            .toList();

    private TodayControls() {}

    private static Assessment outbound(Estate estate) {
        String mode = estate.property("/managedNetwork/isolationMode");
        List<String> rules = estate.workspace()
                .at("/properties/managedNetwork/outboundRules")
                .propertyStream()
                .filter(rule ->
                        rule.getValue().path("category").asText("UserDefined").equalsIgnoreCase("UserDefined"))
                .map(rule -> rule.getKey())
                .sorted()
                .toList();
        return Assessment.when(
                mode.equalsIgnoreCase("AllowOnlyApprovedOutbound"),
                "isolation mode AllowOnlyApprovedOutbound; "
                        + (rules.isEmpty() ? "no rules beside the service's" : "approved: " + Assessment.names(rules)),
                mode.isEmpty() || mode.equalsIgnoreCase("Disabled")
                        ? "there is no managed network"
                        : "isolation mode " + mode,
                "ws.network().managedNetwork().isolateForGood(IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND); it cannot be undone.");
    }

    /** The workspace's vault and, where it is another, the one of its key. */
    private static Control vaults(String id, String statement, String flag, String good, String bad, String remedy) {
        return new Control(id, statement, estate -> {
            List<Sight<JsonNode>> vaults = estate.cmk() && !estate.sharedVault()
                    ? List.of(estate.vault(), estate.keyVaultOfKey())
                    : List.of(estate.vault());
            return Assessment.together(vaults.stream()
                    .map(sight -> sight.assess(vault -> {
                        String name = "vault " + vault.path("name").asText() + " ";
                        return Assessment.when(vault.at(flag).asBoolean(), name + good, name + bad, remedy);
                    }))
                    .toList());
        });
    }

    private static Assessment diagnostics(List<JsonNode> settings) {
        List<String> sending = settings.stream()
                .filter(TodayControls::sendsLogs)
                .map(setting -> setting.path("name").asText() + " to "
                        + Estate.lastOf(setting.at("/properties/workspaceId").asText()))
                .toList();
        return Assessment.when(
                !sending.isEmpty(),
                "sent by setting " + Assessment.names(sending),
                settings.isEmpty() ? "there are no diagnostic settings" : "none of them sends logs to Log Analytics",
                "az monitor diagnostic-settings create --resource <workspace id> --name audit --workspace <log workspace id>"
                        + " --logs '[{\"categoryGroup\":\"allLogs\",\"enabled\":true}]'.");
    }

    private static boolean sendsLogs(JsonNode setting) {
        JsonNode properties = setting.path("properties");
        return !properties.path("workspaceId").asText("").isEmpty()
                && properties
                        .path("logs")
                        .valueStream()
                        .anyMatch(log -> log.path("enabled").asBoolean());
    }

    private static Assessment storageDoors(JsonNode storage) {
        JsonNode properties = storage.path("properties");
        boolean open = properties.path("allowBlobPublicAccess").asBoolean(false);
        String tls = properties.path("minimumTlsVersion").asText("TLS1_0");
        boolean old = tls.compareTo("TLS1_2") < 0;
        String account = "storage account " + storage.path("name").asText() + ": ";
        return Assessment.when(
                !open && !old,
                account + "no anonymous access, " + tls,
                account + (open ? "anonymous access to blobs can be granted, " : "") + tls,
                "az storage account update --allow-blob-public-access false --min-tls-version TLS1_2.");
    }
}
