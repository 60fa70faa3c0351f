/** Workspaces: create with their dependent resources, get, list and delete. Follows machineLearningServices 2024-04-01. */
@NullMarked
package io.github.azureml4j.core.workspace;

import org.jspecify.annotations.NullMarked;
