/**
 * Connections of a workspace to other services: a target and how to sign in there. Follows machineLearningServices.json
 * 2024-04-01. Credentials are told by {@code listsecrets} only, and kept in the workspace's vault as the service keeps all
 * it is entrusted with. Nothing is ever connected to: no job or service of the emulator uses a connection.
 */
@NullMarked
package io.github.azureml4j.local.connections;

import org.jspecify.annotations.NullMarked;
