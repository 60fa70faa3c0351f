/**
 * The search for secrets at the end of the build: what the tests of all modules planted must stand in none of their logs,
 * reports and outputs, in whatever form.
 */
@NullMarked
package io.github.azureml4j.conformance.secrets;

import org.jspecify.annotations.NullMarked;
