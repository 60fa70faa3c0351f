/**
 * What every resource of Azure Resource Manager shares: ids, pages, long-running operations and resource groups.
 */
@NullMarked
package io.github.azureml4j.core.arm;

import org.jspecify.annotations.NullMarked;
