package io.github.azureml4j.local.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The metrics of a workspace (contract 10.1, from Microsoft's list of supported metrics). */
final class MetricDefinitions {

    private static final List<String> OF_RUNS =
            List.of("Scenario", "RunType", "PublishedPipelineId", "ComputeType", "PipelineStepType", "ExperimentName");
    private static final List<String> OF_NODES = List.of("Scenario", "ClusterName");
    private static final List<String> OF_CORES = List.of("Scenario", "ClusterName", "VmFamilyName", "VmPriority");

    /** Which metric counts that a run has come to a status. */
    private static final Map<String, String> BY_STATUS = Map.ofEntries(
            Map.entry("NotStarted", "Not Started Runs"),
            Map.entry("Starting", "Starting Runs"),
            Map.entry("Provisioning", "Provisioning Runs"),
            Map.entry("Preparing", "Preparing Runs"),
            Map.entry("Queued", "Queued Runs"),
            Map.entry("Running", "Started Runs"),
            Map.entry("Finalizing", "Finalizing Runs"),
            Map.entry("Completed", "Completed Runs"),
            Map.entry("Failed", "Failed Runs"),
            Map.entry("CancelRequested", "Cancel Requested Runs"),
            Map.entry("Canceled", "Cancelled Runs"),
            Map.entry("NotResponding", "Not Responding Runs"));

    private static final List<MetricDefinition> ALL = all();

    private MetricDefinitions() {}

    static List<MetricDefinition> list() {
        return ALL;
    }

    static Optional<MetricDefinition> find(String name) {
        return ALL.stream()
                .filter(definition -> definition.name().equalsIgnoreCase(name))
                .findFirst();
    }

    static Optional<String> ofStatus(String status) {
        return Optional.ofNullable(BY_STATUS.get(status));
    }

    private static List<MetricDefinition> all() {
        List<MetricDefinition> all = new ArrayList<>();
        for (String name : List.of("Model Register Succeeded", "Model Deploy Started", "Model Deploy Succeeded")) {
            all.add(count(name, "Model", List.of("Scenario")));
        }
        for (String name : List.of("Model Register Failed", "Model Deploy Failed")) {
            all.add(count(name, "Model", List.of("Scenario", "StatusCode")));
        }
        BY_STATUS.values().stream().sorted().forEach(name -> all.add(count(name, "Run", OF_RUNS)));
        all.add(count("Errors", "Run", List.of("Scenario")));
        all.add(count("Warnings", "Run", List.of("Scenario")));
        for (String state : List.of("Active", "Idle", "Leaving", "Preempted", "Total", "Unusable")) {
            all.add(gauge(state + " Nodes", "Quota", "Count", OF_NODES));
            all.add(gauge(state + " Cores", "Quota", "Count", OF_NODES));
        }
        all.add(gauge("Quota Utilization Percentage", "Quota", "Count", OF_CORES));
        ofResources(all);
        return List.copyOf(all);
    }

    private static void ofResources(List<MetricDefinition> all) {
        List<String> names = List.of(
                "CpuCapacityMillicores",
                "CpuMemoryCapacityMegabytes",
                "CpuMemoryUtilizationMegabytes",
                "CpuMemoryUtilizationPercentage",
                "CpuUtilization",
                "CpuUtilizationMillicores",
                "CpuUtilizationPercentage",
                "DiskAvailMegabytes",
                "DiskReadMegabytes",
                "DiskUsedMegabytes",
                "DiskWriteMegabytes",
                "GpuCapacityMilliGPUs",
                "GpuEnergyJoules",
                "GpuMemoryCapacityMegabytes",
                "GpuMemoryUtilization",
                "GpuMemoryUtilizationMegabytes",
                "GpuMemoryUtilizationPercentage",
                "GpuUtilization",
                "GpuUtilizationMilliGPUs",
                "GpuUtilizationPercentage",
                "IBReceiveMegabytes",
                "IBTransmitMegabytes",
                "NetworkInputMegabytes",
                "NetworkOutputMegabytes",
                "StorageAPIFailureCount",
                "StorageAPISuccessCount");
        names.forEach(name -> all.add(gauge(name, "Resource", "Count", List.of("RunId", "InstanceId", "ComputeName"))));
    }

    private static MetricDefinition count(String name, String category, List<String> dimensions) {
        return new MetricDefinition(name, category, "Count", "Total", dimensions);
    }

    private static MetricDefinition gauge(String name, String category, String unit, List<String> dimensions) {
        return new MetricDefinition(name, category, unit, "Average", dimensions);
    }
}
