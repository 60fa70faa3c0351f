/**
 * Compute targets: where jobs run and web services live.
 *
 * <p>Follows {@code Compute_*} of {@code machineLearningServices.json} 2024-04-01. Made here: AmlCompute clusters and
 * AKS clusters; every other kind can be read and deleted. Not here: compute instances, node lists, keys, start and stop.
 */
@NullMarked
package io.github.azureml4j.core.compute;

import org.jspecify.annotations.NullMarked;
