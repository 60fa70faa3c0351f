/**
 * Azure Resource Manager itself: resource ids, subscriptions, tenants, resource groups, providers and their
 * registration, the status of long-running operations, cloud metadata, and the few resources that need no room of
 * their own. Follows resources.json 2024-03-01. Left out: deployments, locks, policies, tags as resources.
 */
@NullMarked
package io.github.azureml4j.local.arm;

import org.jspecify.annotations.NullMarked;
