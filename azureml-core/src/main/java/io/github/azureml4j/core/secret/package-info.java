/** Secrets of a workspace, kept in its own key vault. What the service keeps there for itself is listed as such and left alone. */
@NullMarked
package io.github.azureml4j.core.secret;

import org.jspecify.annotations.NullMarked;
