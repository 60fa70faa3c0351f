/**
 * Environments: the image that a job or a service runs in.
 *
 * <p>Follows {@code EnvironmentVersions_*} of {@code mfe.json} 2024-04-01. Not here: building an image from a Docker
 * context, registries.
 */
@NullMarked
package io.github.azureml4j.core.environment;

import org.jspecify.annotations.NullMarked;
