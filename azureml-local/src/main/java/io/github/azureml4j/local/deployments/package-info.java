/**
 * Template deployments: {@code Microsoft.Resources/deployments} of resources.json 2024-03-01, at resource groups and
 * subscriptions, and nested in each other. A template's resource is made by the request that any client would send, through
 * the front door and in the name of whoever deploys, so that rules and roles hold once. Resources are made in the order of
 * {@code dependsOn} and of {@code reference}; a deployment goes on when what it waits for has ended by the emulator's clock.
 * One that fails leaves what was made before.
 *
 * <p>Enforced: the caller's right to write every resource of the template, before anything is made; parameters, their types
 * and allowed values; dependencies without circles. Providers that a template needs are registered, as Azure does, if the
 * caller may. Secure parameters and outputs are never told.
 *
 * <p>Left out, each with an error that says so: complete mode, linked templates and parameter files, parameters from key
 * vaults, user-defined functions, symbolic names, loops over properties, variables and outputs, what-if, and scopes above
 * the subscription. {@code uniqueString} is not Azure's.
 */
@NullMarked
package io.github.azureml4j.local.deployments;

import org.jspecify.annotations.NullMarked;
