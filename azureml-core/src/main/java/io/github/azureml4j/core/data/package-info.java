/**
 * Datastores, and the blobs behind them.
 *
 * <p>{@link io.github.azureml4j.core.data.Datastores} reads the records ({@code Datastores_*} of {@code mfe.json}
 * 2024-04-01) and opens the blob kind as a {@link io.github.azureml4j.core.data.BlobStore}, which moves bytes through
 * azure-storage-blob over this SDK's own transport. Account key, SAS and the caller's own identity are understood.
 *
 * <p>Not here: file shares, Data Lake and OneLake datastores, service principal and certificate credentials, data assets.
 */
@NullMarked
package io.github.azureml4j.core.data;

import org.jspecify.annotations.NullMarked;
