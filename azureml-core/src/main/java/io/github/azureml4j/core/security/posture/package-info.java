/**
 * The posture report: every statement of Microsoft's "Enterprise security for Azure Machine Learning" (2020) held against one
 * workspace as it is now, and after them the controls of today that the document could not know.
 *
 * <p>{@code PostureReport} is the door. {@code Estate} reads what Reader rights allow, once each; the {@code …Controls} classes
 * are the catalogue, a statement and its check a line or a few; {@code Format} names the forms it is written in.
 */
@NullMarked
package io.github.azureml4j.core.security.posture;

import org.jspecify.annotations.NullMarked;
