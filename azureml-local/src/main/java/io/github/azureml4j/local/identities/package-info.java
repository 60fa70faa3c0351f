/**
 * User-assigned managed identities ({@code Microsoft.ManagedIdentity/userAssignedIdentities}, 2023-01-31, an unpublished
 * contract here). Each is a service principal of the tenant whose secret nobody is told; who deletes one takes its
 * principal's right to sign in, and its role assignments stay, as in Azure. What its principal may do is asked of its
 * roles. Left out: federated credentials and the list of resources that have an identity.
 */
@NullMarked
package io.github.azureml4j.local.identities;

import org.jspecify.annotations.NullMarked;
