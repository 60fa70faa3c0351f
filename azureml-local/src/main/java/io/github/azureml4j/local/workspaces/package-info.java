/**
 * Workspaces, and what the service makes for them by itself: the principal that carries the workspace's name with what
 * it is granted, the two containers of the storage account, what the service keeps in the vault, the container registry
 * of the first image build, and, with a customer-managed key, the managed resource group with its Cosmos DB account.
 * Follows machineLearningServices.json 2024-04-01, containerregistry.json 2023-07-01 and cosmos-db.json 2024-05-15; the
 * settings of 2025-06-01 are known to requests of that version, whose file is not at hand; the discovery document has no
 * published file.
 *
 * <p>Acted out:
 *
 * <ul>
 *   <li>A deleted workspace keeps its name and what it knows until its retention is over, it is purged ({@code
 *       forceToPurge=true}) or it is recovered ({@code allowRecoverSoftDeletedWorkspace} in a PUT); its computes, its
 *       services and what it was granted are gone at once, its managed group only with its purge.
 *   <li>The service uses the storage account with its identity's role and the key that it last read, for an hour at most;
 *       {@code resyncKeys} reads the newest key and gives the identity again what it should have.
 *   <li>A customer-managed key is needed to make the workspace and, within an hour, to use it; another key takes the old
 *       one's place while both can be used. The Cosmos DB account and its group go with the workspace only.
 *   <li>A diagnosis looks at what is there.
 * </ul>
 *
 * <p>Left out: hubs, projects and feature stores beyond their documents; the search service and the storage account that
 * Azure puts into the managed group; notebooks beyond their keys; image builds, so that nothing asks whether the compute
 * of {@code imageBuildCompute} is there; soft-deleted workspaces in lists.
 */
@NullMarked
package io.github.azureml4j.local.workspaces;

import org.jspecify.annotations.NullMarked;
