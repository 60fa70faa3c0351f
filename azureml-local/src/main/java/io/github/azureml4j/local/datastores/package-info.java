/**
 * Datastores of a workspace: the four that the service makes, and blob containers that a client registers. Follows
 * mfe.json 2024-04-01. The key of a datastore of the service's own is the account key as the workspace last read it,
 * and only {@code listSecrets} tells it.
 *
 * <p>What the service reads for itself it reads with what it has: where a registered key, or the key or the role of the
 * workspace, is no longer good, the reading fails. The secrets of registered datastores are kept in the workspace's
 * vault, under names that are assumed. A workspace whose system datastores are on identities tells no key.
 *
 * <p>The two datastores on file shares are there by name, as in Azure; no file service is served.
 *
 * <p>Left out (501): registering file shares, data lakes and OneLake; credentials by service principal or certificate.
 */
@NullMarked
package io.github.azureml4j.local.datastores;

import org.jspecify.annotations.NullMarked;
