/**
 * Processes of this machine that act as a compute or as a scoring host. Imitates nothing of Azure by itself: jobs and
 * web services are built on it.
 *
 * <p>Every command runs under a {@link io.github.azureml4j.local.processes.Guardian}, a small JVM that reads from a
 * pipe held by the emulator. When the pipe breaks, because the emulator closed it or because its JVM was killed, the
 * guardian ends the command with all that descends from it. On Linux this finds processes that have left the tree
 * too, by a variable in their environment; elsewhere those that detached themselves are not found. Left out:
 * containers, limits of memory and processor, several nodes.
 */
@NullMarked
package io.github.azureml4j.local.processes;

import org.jspecify.annotations.NullMarked;
