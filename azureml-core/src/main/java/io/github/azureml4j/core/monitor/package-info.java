/**
 * What Azure Monitor knows of a workspace: metrics, the activity log, and the scoring requests of its web services in Application
 * Insights. {@link io.github.azureml4j.core.Workspace#monitor()} is the door; reading is all it does, and a reader's rights suffice.
 *
 * <p>The activity log names neither who started a run nor who registered a model; {@link io.github.azureml4j.core.audit} writes that down on
 * this side. Who did something is personal data: {@code toString} leaves it out.
 */
@NullMarked
package io.github.azureml4j.core.monitor;

import org.jspecify.annotations.NullMarked;
