/**
 * The connectivity doctor: whether each host that a workspace needs can be reached from here, and if not, which step of the way
 * fails and what to do about it. Hosts are tried without a credential; what a workspace says of itself is read with the caller's.
 *
 * <p>{@code ConnectivityReport} is the door; {@code Probe} makes one anonymous request and watches its steps, {@code Findings} reads
 * what it saw, {@code Admission} asks the region whether it lets in callers of this network.
 */
@NullMarked
package io.github.azureml4j.core.connectivity;

import org.jspecify.annotations.NullMarked;
