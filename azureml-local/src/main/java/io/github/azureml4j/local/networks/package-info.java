/**
 * Who reaches a workspace from where, and what its compute may reach: private endpoint connections and private link
 * resources, the managed network with its outbound rules, the switch of public access and its lists of addresses.
 * Follows machineLearningServices.json 2024-04-01; private endpoints themselves ({@code Microsoft.Network}) have no
 * published file here.
 *
 * <p>Enforced on the data planes, that is on the region host and on what the management front end serves below a
 * workspace ({@code jobs}, {@code models}, …): whoever comes from the internet is let in as the workspace says, whoever
 * comes from a private network if one of its private endpoints is approved. Resource Manager itself, and so the
 * management of the workspace, its computes and its networks, is reached from anywhere. Runs are inside. Where requests
 * come from, a test says. The words and codes of refusals are assumed.
 *
 * <p>Left out: virtual networks and their subnets, of which any id is believed; DNS; what programs of the emulator reach
 * in truth, since outbound rules are kept and not enforced.
 */
@NullMarked
package io.github.azureml4j.local.networks;

import org.jspecify.annotations.NullMarked;
