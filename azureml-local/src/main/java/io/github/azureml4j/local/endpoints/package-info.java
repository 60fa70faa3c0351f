/**
 * Online endpoints. Follows mfe.json 2024-04-01. None can be made here: that and all else that is done to one answers 501, so that the list
 * of a workspace's endpoints is empty and each that is asked for is not found.
 */
@NullMarked
package io.github.azureml4j.local.endpoints;

import org.jspecify.annotations.NullMarked;
