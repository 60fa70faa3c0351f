/**
 * Container registries ({@code Microsoft.ContainerRegistry/registries} of containerregistry.json 2023-07-01): those that
 * customers make, and those that the service makes for workspaces. Names are unique in all subscriptions.
 *
 * <p>Enforced: what only the Premium tier has (a customer-managed key, rules for networks, no public access); a
 * customer-managed key is given when the registry is made, can be used by the identity that is to read it, and is never
 * taken back; credentials are told while the admin user is on. Kept and not acted on: policies, network rules, data
 * endpoints, zone redundancy. No image is kept: the registry's own host is not served.
 */
@NullMarked
package io.github.azureml4j.local.registries;

import org.jspecify.annotations.NullMarked;
