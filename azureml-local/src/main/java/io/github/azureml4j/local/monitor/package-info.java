/**
 * Azure Monitor: the activity log (activityLogs_API.json 2015-04-01), metrics of workspaces (metrics_API.json and
 * metricDefinitions_API.json 2018-01-01, answered for 2023-10-01 and 2024-02-01 too), diagnostic settings (2021-05-01-preview, unpublished here), and the
 * query API of Application Insights (AppInsights.json v1). All of it is filled from what happened, at once and not minutes later.
 *
 * <p>The activity log has every write, delete and action on Resource Manager, refused ones too, for 90 days. It has no reads, nothing of
 * the data plane, and, as the security document says of Azure, neither runs that were started nor models that were registered: {@link
 * io.github.azureml4j.local.monitor.Unlogged} is that rule.
 *
 * <p>Metrics of quota (cores, nodes) are zero, which is true: no compute here ever has a node. Those that would be measured on nodes
 * (processor, memory, disk, network) are defined and have no values. The dimension {@code Scenario} is empty.
 *
 * <p>Application Insights gets {@code requests} of web services that have it enabled and {@code traces} of those that collect model data.
 * {@code UserAgent} and {@code ComputeType} are what the v1 front-end writes; the others are the inference server's. Of the query
 * language there is what {@link io.github.azureml4j.local.monitor.kql} says. Diagnostic settings are kept and send nothing anywhere.
 * Left out: alerts, metrics of endpoints and of other resources than workspaces, the other paths of the query API.
 *
 * <p>Who may query a component is decided here: the caller needs to read it. All else is decided by roles before.
 */
@NullMarked
package io.github.azureml4j.local.monitor;

import org.jspecify.annotations.NullMarked;
