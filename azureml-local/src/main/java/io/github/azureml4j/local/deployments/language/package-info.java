/**
 * The expressions of ARM templates: {@code [concat('sa', uniqueString(resourceGroup().id))]}. Parsing, evaluation and the
 * functions that need nothing but their arguments. A function that is not here is an {@code InvalidTemplate} error, never
 * skipped. {@code uniqueString} gives 13 characters that depend on its arguments alone, as Azure's does, but not Azure's.
 */
@NullMarked
package io.github.azureml4j.local.deployments.language;

import org.jspecify.annotations.NullMarked;
