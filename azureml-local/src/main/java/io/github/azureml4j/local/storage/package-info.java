/**
 * Storage accounts and their blobs. Accounts follow storage.json 2023-05-01 of Microsoft.Storage, blobs follow
 * blob.json 2024-08-04 of the blob service's data plane, whose later versions are answered alike.
 *
 * <p>A request to a blob host must come from where {@code publicNetworkAccess} and {@code networkAcls} allow, and carry
 * a SharedKey signature or a shared access signature that verifies against the account's keys, where the account allows
 * those; a signature that a principal made with a user delegation key; or a token of a principal whose roles allow it:
 * data actions for blobs, actions for containers, at the account or one container. Containers are open to anybody only
 * where they and their account say so. An account that is encrypted with a customer's key asks the vault once an hour
 * whether it may still use it, and refuses all data when it may not. The date of a SharedKey request is not held against
 * the clock: tests move the emulator's clock, clients keep the machine's.
 *
 * <p>Kept and not acted on: {@code minimumTlsVersion}, {@code keyPolicy}, {@code sasPolicy}, virtual network rules,
 * {@code isHnsEnabled}. Rooms of the emulator read and write blobs past all this, as services that hold the keys.
 *
 * <p>Left out: page blobs, leases, snapshots, versions, soft delete, copies, tags, stored access policies, signatures
 * bound to one user or to headers, properties of the blob service, files, queues, tables. What is left out answers 501.
 */
@NullMarked
package io.github.azureml4j.local.storage;

import org.jspecify.annotations.NullMarked;
