/**
 * The front door: which host a request means, which route of which room answers it, who is calling, and how an error
 * looks on that plane. Rooms declare {@link io.github.azureml4j.local.front.Routes}; everything that all planes share
 * is here: api-version rules, error bodies, paging, long-running operations, the journal and scripted faults.
 */
@NullMarked
package io.github.azureml4j.local.front;

import org.jspecify.annotations.NullMarked;
