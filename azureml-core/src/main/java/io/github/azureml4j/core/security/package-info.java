/** Customer-managed keys and what else seals a workspace. */
@NullMarked
package io.github.azureml4j.core.security;

import org.jspecify.annotations.NullMarked;
