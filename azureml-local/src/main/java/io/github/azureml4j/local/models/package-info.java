/**
 * Models as versioned assets. Follows mfe.json 2024-04-01. A model that names the output of a run
 * ({@code azureml://jobs/…}) is answered with the datastore path that this means; what a model points to must be there
 * when it is registered. Left out: publishing to a registry, MLflow's reading of a model's flavours, and the v1 model
 * operations of the region host.
 */
@NullMarked
package io.github.azureml4j.local.models;

import org.jspecify.annotations.NullMarked;
