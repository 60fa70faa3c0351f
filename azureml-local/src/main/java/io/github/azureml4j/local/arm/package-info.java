/**
 * Azure Resource Manager itself: resource ids, the subscription and tenant, resource groups, providers and their
 * registration, the status of long-running operations, cloud metadata, and Application Insights components, which
 * need no room of their own.
 *
 * <p>Follows resources.json 2024-03-01 for groups, providers and resource lists. Subscriptions, tenants, operation
 * status, {@code /metadata/endpoints} (contract 1.1) and Insights components have no published file among those that
 * the contract check reads; their shapes are those that the Azure CLI reads.
 *
 * <p>Enforced: a token for Resource Manager, the subscription, the group, names and create-only fields of groups,
 * deletion of a group with all that is in it. Not enforced yet: roles, registration of a provider before its first
 * resource, locks, quotas, whether a region exists. Left out: deployments, policies, tags as resources, moving
 * resources, reading a resource by its id alone; lists of resources tell id, name and type only.
 */
@NullMarked
package io.github.azureml4j.local.arm;

import org.jspecify.annotations.NullMarked;
