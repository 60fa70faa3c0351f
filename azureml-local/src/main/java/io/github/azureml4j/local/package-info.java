/**
 * A whole Azure Machine Learning in one process, on one loopback port, over the real wire contracts.
 *
 * <p>{@link io.github.azureml4j.local.AzureMlLocal} starts and stops it; every other package is a room with one
 * concept. Any client in any language reaches it under the true Azure host names with two settings, a proxy and a
 * certificate authority. What is not implemented answers 501; nothing is made up.
 */
@NullMarked
package io.github.azureml4j.local;

import org.jspecify.annotations.NullMarked;
