/**
 * Azure Machine Learning for Java: the entry {@link io.github.azureml4j.core.AzureMl}, the {@link
 * io.github.azureml4j.core.Workspace} handle, long-running {@link io.github.azureml4j.core.Operation}s and the family of {@link
 * io.github.azureml4j.core.AzureMlException}.
 *
 * <p>Data is a record, doing is a handle: records are what the service said once, handles hold an identity and a pipeline and are
 * kept by their callers. Everything is blocking unless it says otherwise; nothing is written to the console.
 */
@NullMarked
package io.github.azureml4j.core;

import org.jspecify.annotations.NullMarked;
