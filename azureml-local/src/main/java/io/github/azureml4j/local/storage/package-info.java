/**
 * Storage accounts and their blobs. Accounts follow storage.json 2023-05-01 of Microsoft.Storage, blobs follow
 * blob.json 2024-08-04 of the blob service's data plane, whose later versions are answered alike.
 *
 * <p>A request to a blob host must carry a SharedKey signature or a shared access signature that verifies against the
 * account's keys. A bearer token is refused as Azure refuses a principal without a Blob Data role, since no such role
 * can be given here. The date of a SharedKey request is not held against the clock: tests move the emulator's clock,
 * clients keep the machine's.
 *
 * <p>Left out: page blobs, leases, snapshots, versions, soft delete, copies, tags, stored access policies, user
 * delegation, files, queues, tables. What is left out answers 501.
 */
@NullMarked
package io.github.azureml4j.local.storage;

import org.jspecify.annotations.NullMarked;
