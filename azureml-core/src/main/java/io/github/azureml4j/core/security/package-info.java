/** Customer-managed keys, the keys of the storage account, and the grants that a workspace lives by. */
@NullMarked
package io.github.azureml4j.core.security;

import org.jspecify.annotations.NullMarked;
