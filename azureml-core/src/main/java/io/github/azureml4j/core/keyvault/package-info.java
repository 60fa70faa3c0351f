/** Key vaults as resources: created sealed against loss, with soft delete and purge protection. Keys and secrets are not here. */
@NullMarked
package io.github.azureml4j.core.keyvault;

import org.jspecify.annotations.NullMarked;
