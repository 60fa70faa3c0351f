/**
 * Azure role-based access control: role definitions, role assignments, and the question whether a principal may do
 * something. See {@link io.github.azureml4j.local.rbac.AccessService}.
 */
@NullMarked
package io.github.azureml4j.local.rbac;

import org.jspecify.annotations.NullMarked;
