/** When to try again, shared by scoring and by the pipeline of the other planes: how often, how soon, and when not. */
@NullMarked
package io.github.azureml4j.scoring.retry;

import org.jspecify.annotations.NullMarked;
