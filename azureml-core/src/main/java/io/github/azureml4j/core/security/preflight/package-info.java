/**
 * What must be so before a workspace is made, found out by reads only: customer-managed key, HBI, providers, rights, and the resources
 * that it is to stand on. What could not be read is told as unknown, never as well.
 */
@NullMarked
package io.github.azureml4j.core.security.preflight;

import org.jspecify.annotations.NullMarked;
