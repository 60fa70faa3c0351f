/**
 * Jobs: what a workspace is told to compute. Command jobs only; sweep, pipeline and Spark jobs can be read as documents.
 *
 * <p>Follows {@code mfe.json} 2024-04-01. What a job did is told by its {@linkplain io.github.azureml4j.core.run.Run run}.
 */
@NullMarked
package io.github.azureml4j.core.job;

import org.jspecify.annotations.NullMarked;
