/**
 * Secret lint: looks at what is about to be sent and kept where many can read it, and speaks up where it looks like a secret.
 *
 * <p>Environment variables and names of jobs may be collected for diagnosis (document rows F1 to F3), tags and commands are read by
 * everybody who may read the workspace. {@code SecretLint} is the door; each other class is one way of recognising a secret.
 */
@NullMarked
package io.github.azureml4j.core.security.lint;

import org.jspecify.annotations.NullMarked;
