/**
 * Workspaces: planned, made with what they stand on, changed, deleted and recovered. Follows machineLearningServices 2024-04-01, and
 * 2025-06-01 where one of its settings is asked for; templates follow resources 2024-03-01.
 */
@NullMarked
package io.github.azureml4j.core.workspace;

import org.jspecify.annotations.NullMarked;
