package io.github.azureml4j.conformance.secrets;

import java.util.Map;
import java.util.TreeMap;

/** Public types of which no object is in the {@link World}, each with the reason. */
final class Excused {
    private static final String HOUSE = "io.github.azureml4j.";

    private static final String SHOWN = "what it holds is meant to be shown";
    private static final String PASSING = "lives during one call of the SDK and holds names, sizes and paths";
    private static final String READS = "holds a connection, which is looked at";
    private static final String WORD = "holds one word of the service";
    private static final String ECHO =
            "its text is tested with servers that repeat secrets, in EchoTest of azureml-core";

    private static final Map<String, String> TYPES = new TreeMap<>(Map.ofEntries(
            Map.entry("auth.DeviceCode", "the code that a person types; the secret one is not in it"),
            Map.entry("auth.Diagnosis", "a report, tested with the sign-ins in azureml-auth"),
            Map.entry("core.Faults", "lives while a builder is checked"),
            Map.entry("core.OperationSteps$Running", PASSING),
            Map.entry("core.access.Permission", SHOWN),
            Map.entry("core.access.PrincipalType", WORD),
            Map.entry("core.arm.LongRunning", "holds a clock and a way to wait"),
            Map.entry("core.audit.Actor", "ids of who calls, read from a token that is not kept"),
            Map.entry("core.audit.AuditEntry", PASSING),
            Map.entry("core.audit.AuditedCall", SHOWN),
            Map.entry("core.audit.Deed", SHOWN),
            Map.entry("core.audit.Verification", SHOWN),
            Map.entry("core.audit.Verification$Broken", SHOWN),
            Map.entry("core.code.LocalContent", PASSING),
            Map.entry("core.code.LocalUpload", PASSING),
            Map.entry("core.connectivity.ConnectivityReport", SHOWN),
            Map.entry("core.connectivity.HostCheck", SHOWN),
            Map.entry("core.data.BlobRecord", PASSING),
            Map.entry("core.data.BlobUpload", PASSING),
            Map.entry("core.data.TargetDirectory", PASSING),
            Map.entry("core.data.TransferProgress", PASSING),
            Map.entry("core.http.ErrorBody", ECHO),
            Map.entry("core.http.ServiceFailure", ECHO),
            Map.entry(
                    "core.monitor.ActivityEvent",
                    "its text leaves out who did it; tested in MonitorOnEmulatorTest of azureml-core"),
            Map.entry("core.monitor.Aggregation", WORD),
            Map.entry("core.monitor.DiagnosticSetting", SHOWN),
            Map.entry("core.monitor.MetricDefinition", SHOWN),
            Map.entry("core.monitor.MetricSeries", "numbers"),
            Map.entry("core.monitor.MetricValue", "numbers"),
            Map.entry("core.monitor.ScoringRequest", SHOWN),
            Map.entry(
                    "core.monitor.Trail",
                    "its text leaves out who did it; tested in MonitorOnEmulatorTest of azureml-core"),
            Map.entry("core.monitor.TrailStep", "the same"),
            Map.entry("core.network.ConnectionStatus", WORD),
            Map.entry("core.network.NamedRule", SHOWN),
            Map.entry("core.network.NetworkStatus", WORD),
            Map.entry("core.network.OutboundRule$Fqdn", SHOWN),
            Map.entry("core.network.OutboundRule$PrivateEndpoint", SHOWN),
            Map.entry("core.network.OutboundRule$ServiceTag", SHOWN),
            Map.entry("core.network.OutboundRule$Unknown", SHOWN),
            Map.entry("core.network.RuleAction", WORD),
            Map.entry("core.network.RuleCategory", WORD),
            Map.entry("core.run.LogLine", SHOWN),
            Map.entry("core.run.RunContext", "made inside a run only, from its environment; tested in RunContextTest"),
            Map.entry("core.run.RunError", SHOWN),
            Map.entry("core.run.Series", "numbers"),
            Map.entry("core.security.grants.SubscriptionApplication", "an id and a name"),
            Map.entry(
                    "core.security.posture.PostureReport", "names of resources, roles and findings, meant to be shown"),
            Map.entry("core.security.posture.PostureRow", SHOWN),
            Map.entry("core.security.lint.LintFinding", "says where and why, never what; SecretLintTest looks"),
            Map.entry("core.security.lint.SecretLint", "holds a mode"),
            Map.entry("core.security.lint.SecretLint$Draft", "holds findings only"),
            Map.entry("core.workspace.IsolationMode", WORD),
            Map.entry("core.security.reading.Directory", READS),
            Map.entry("core.security.reading.Directory$Principal", "an id and a name"),
            Map.entry("core.security.reading.Reader", READS),
            Map.entry(
                    "core.security.reading.Reading$Found",
                    "holds what a room reads and hands on as a record of its own"),
            Map.entry("core.security.reading.Reading$Unread", "the message of an exception, which is looked at"),
            Map.entry("core.security.reading.RoleAssignments", READS),
            Map.entry("core.security.reading.RoleAssignments$Assignment", "ids"),
            Map.entry("core.security.reading.VaultAccess", READS),
            Map.entry("core.security.storage.OtherHolders", "names; StorageKeysOnEmulatorTest looks"),
            Map.entry("core.security.storage.RotatedKeys", "names and times; StorageKeysOnEmulatorTest looks"),
            Map.entry("core.workspace.ProvisioningState", WORD),
            Map.entry("core.workspace.SystemDatastoresAuth", WORD),
            Map.entry("deploy.ServiceState", WORD)));

    private Excused() {}

    /** Reasons by name. */
    static Map<String, String> types() {
        Map<String, String> types = new TreeMap<>();
        TYPES.forEach((name, reason) -> types.put(HOUSE + name, reason));
        return types;
    }
}
