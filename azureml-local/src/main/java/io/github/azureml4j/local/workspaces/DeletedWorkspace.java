package io.github.azureml4j.local.workspaces;

import java.time.Instant;

/**
 * A soft-deleted workspace, which keeps its name and what it knows.
 *
 * @param until when it is purged
 */
record DeletedWorkspace(WorkspaceRecord workspace, Instant until) {}
