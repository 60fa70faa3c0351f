/**
 * What could be read of an Azure environment, and what could not and why: the ground that preflight, grants and reports stand on. For
 * the rooms of this SDK, not for applications.
 */
@NullMarked
package io.github.azureml4j.core.security.reading;

import org.jspecify.annotations.NullMarked;
