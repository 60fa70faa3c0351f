/**
 * Fixtures of this build's tests: a clock that moves when told to, and scripted servers whose traffic is recorded for
 * the contract check. Not published.
 */
@NullMarked
package io.github.azureml4j.testkit;

import org.jspecify.annotations.NullMarked;
