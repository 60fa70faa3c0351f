/**
 * Who reaches a workspace from where, and what its compute may reach: private endpoint connections and private link resources,
 * public access with its lists of addresses, the managed network with its outbound rules. Follows machineLearningServices.json
 * 2024-04-01, and 2025-06-01 for lists of addresses. Private endpoints, virtual networks and DNS zones themselves belong to
 * Microsoft.Network and are not made here.
 */
@NullMarked
package io.github.azureml4j.core.network;

import org.jspecify.annotations.NullMarked;
