/**
 * Compute targets of a workspace: {@code AmlCompute}, {@code ComputeInstance} and {@code AKS}, created or attached, as
 * documents and names.
 * Follows machineLearningServices.json 2024-04-01.
 *
 * <p>No node ever exists. A cluster is always steady with no nodes; jobs that name it run as processes of this
 * machine, and so do the web services of an AKS cluster. An AKS cluster with {@code sslConfiguration.status} {@code
 * Auto} gets the domain name that its services answer under.
 *
 * <p>Settings of network and login are kept and told; any id of a subnet is believed, since no virtual networks are
 * served. The first compute of a workspace brings its managed network up. Whether a scratch disk is encrypted, because
 * the workspace holds sensitive data and no cluster was there before, only the room knows: nothing on the wire says it.
 *
 * <p>Left out (501): every other compute type, starting and stopping, {@code listKeys}.
 */
@NullMarked
package io.github.azureml4j.local.computes;

import org.jspecify.annotations.NullMarked;
