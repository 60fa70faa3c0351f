/**
 * Azure Resource Manager itself: resource ids, subscriptions and tenants, regions, resource groups and lists of resources,
 * providers and their registration, management locks, limits of requests, the status of long-running operations, cloud
 * metadata, and what needs no room of its own: Application Insights components and Log Analytics workspaces, as documents.
 *
 * <p>Follows resources.json 2024-03-01 for groups, providers and resource lists. Subscriptions, tenants, locks, operation
 * status, {@code /metadata/endpoints} (contract 1.1), Insights components and Log Analytics workspaces have no published
 * file among those that the contract check reads; their shapes are those that official clients read.
 *
 * <p>Enforced, after a token and the caller's roles: the subscription, the group, names and create-only fields of groups,
 * deletion of a group with all that is in it; locks at, above and, for deletions, below what is changed; registration of a
 * provider before its first resource, with a refusal that is repeated for the same {@code x-ms-client-request-id}; regions
 * of the cloud whose host was asked; requests by principal, subscription and kind, in token buckets (contract 10.4).
 *
 * <p>Left out: policies, tags as resources, moving resources, reading a resource by its id alone, quotas, refusing to
 * unregister a provider with resources, locks on the parts of a resource. Lists of resources show what the caller may
 * read, with the properties that all resources share.
 */
@NullMarked
package io.github.azureml4j.local.arm;

import org.jspecify.annotations.NullMarked;
