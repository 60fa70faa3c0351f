/**
 * Runs: what a job did. Its status and details, its log while it is written, its metrics and its artifacts; and, for code
 * that is itself inside a run, {@link io.github.azureml4j.core.run.RunContext}, which logs metrics.
 *
 * <p>Follows the published run history API ({@code runHistory.json}, 2019-09-30) in its experiment-name form. Child runs,
 * events and tags of runs are not here yet.
 */
@NullMarked
package io.github.azureml4j.core.run;

import org.jspecify.annotations.NullMarked;
