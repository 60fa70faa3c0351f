/**
 * A journal of what this client changed: one line of JSON before each call that changes something and one after it, chained by hashes, so
 * that a line which was altered, added or taken out shows. It fills a hole of the service: starting a run and registering a model
 * are not in Azure's activity log, and the workspace's own view does not say who did it.
 *
 * <p>{@link io.github.azureml4j.core.audit.AuditJournal} is the door. Nothing of bodies, tokens and queries is written.
 */
@NullMarked
package io.github.azureml4j.core.audit;

import org.jspecify.annotations.NullMarked;
