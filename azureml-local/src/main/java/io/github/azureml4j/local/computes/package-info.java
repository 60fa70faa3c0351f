/**
 * Compute targets of a workspace: {@code AmlCompute} and {@code AKS}, created or attached, as documents and names.
 * Follows machineLearningServices.json 2024-04-01.
 *
 * <p>No node ever exists. A cluster is always steady with no nodes; jobs that name it run as processes of this
 * machine, and so do the web services of an AKS cluster. An AKS cluster with {@code sslConfiguration.status} {@code
 * Auto} gets the domain name that its services answer under.
 *
 * <p>Left out (501): every other compute type, starting and stopping, {@code listKeys}.
 */
@NullMarked
package io.github.azureml4j.local.computes;

import org.jspecify.annotations.NullMarked;
