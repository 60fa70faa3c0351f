/**
 * The artifact service: files of runs and of uploads, kept as blobs {@code {origin}/{container}/{path}} in the
 * container {@code azureml} of the workspace's storage account, which is what the datastore
 * {@code workspaceartifactstore} shows too. Follows artifact.json 2019-09-30.
 *
 * <p>Every artifact has content: registering metadata of content that lies elsewhere, ingestion from a signature and
 * the batch look-ups are left out. Deleting metadata deletes the content. Roles are not looked at.
 */
@NullMarked
package io.github.azureml4j.local.artifacts;

import org.jspecify.annotations.NullMarked;
