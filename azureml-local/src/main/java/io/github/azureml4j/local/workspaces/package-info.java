/**
 * Workspaces, and what the service makes for them by itself: the two containers of their storage account, the
 * container registry of the first image build, and, with a customer-managed key, the managed resource group with its
 * Cosmos DB account. Follows machineLearningServices.json 2024-04-01, containerregistry.json 2023-07-01 and
 * cosmos-db.json 2024-05-15; the discovery document has no published file.
 *
 * <p>A deleted workspace is kept as soft-deleted until it is purged with {@code forceToPurge=true}; its name cannot be
 * taken until then. A new key of the storage account reaches a workspace with {@code resyncKeys}, or after an hour.
 *
 * <p>Left out: diagnosis, notebooks, private endpoints, managed networks, connections, hubs, and the recovery of a
 * soft-deleted workspace; all of it answers 501.
 */
@NullMarked
package io.github.azureml4j.local.workspaces;

import org.jspecify.annotations.NullMarked;
