/**
 * Who may do what in a workspace: roles and the security document's matrix of them, sharing, custom roles, the least that a task
 * needs, and "may I?". Follows Microsoft.Authorization 2022-04-01. Group memberships are not read: that needs Microsoft Graph.
 */
@NullMarked
package io.github.azureml4j.core.access;

import org.jspecify.annotations.NullMarked;
