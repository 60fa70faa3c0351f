/**
 * The keys of a workspace's storage account: how old they are, and their replacement while the workspace is at work. Follows
 * storage.json 2023-05-01, and mfe.json 2024-04-01 for the datastores that hold a key.
 */
@NullMarked
package io.github.azureml4j.core.security.storage;

import org.jspecify.annotations.NullMarked;
