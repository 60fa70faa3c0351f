/**
 * Code snapshots as versioned assets: a directory of blobs that a client uploaded, and the version that names it.
 * Follows mfe.json 2024-04-01. Left out: startPendingUpload, which uploads without the storage account's key, and
 * publishing to a registry. What a {@code codeUri} points to is read when a job starts.
 */
@NullMarked
package io.github.azureml4j.local.codes;

import org.jspecify.annotations.NullMarked;
