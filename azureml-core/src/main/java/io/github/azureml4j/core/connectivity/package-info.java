/**
 * The connectivity doctor: whether each host that a workspace needs can be reached from here, and if not, which step of the way
 * fails and what to do about it. It sends no credential.
 *
 * <p>{@code ConnectivityReport} is the door; {@code Probe} makes one anonymous request and watches its steps, {@code Findings} reads
 * what it saw.
 */
@NullMarked
package io.github.azureml4j.core.connectivity;

import org.jspecify.annotations.NullMarked;
