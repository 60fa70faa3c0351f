/**
 * What a workspace's own identity must have been granted, by the security document's table, whether it is there, and its repair. Follows
 * Microsoft.Authorization 2022-04-01 and keyvault.json 2023-07-01.
 */
@NullMarked
package io.github.azureml4j.core.security.grants;

import org.jspecify.annotations.NullMarked;
