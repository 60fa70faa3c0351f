/**
 * Models registered in a workspace: register from a run or from local files, read, list, download.
 *
 * <p>Follows {@code ModelVersions_*} and {@code ModelContainers_*} of {@code mfe.json} 2024-04-01. Not here: changing a
 * registered version, stages, registries.
 */
@NullMarked
package io.github.azureml4j.core.model;

import org.jspecify.annotations.NullMarked;
