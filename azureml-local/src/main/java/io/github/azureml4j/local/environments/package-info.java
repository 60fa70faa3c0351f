/**
 * Environments of a workspace and their versions, which name an image or a build. Follows mfe.json 2024-04-01. An
 * environment is kept and found again, never built: jobs and services run with what this machine has installed.
 *
 * <p>Left out (501): publishing to a registry, curated environments.
 */
@NullMarked
package io.github.azureml4j.local.environments;

import org.jspecify.annotations.NullMarked;
