/** What the tests of all modules recorded: one JSON line for each exchange with the emulator or a scripted server. */
@NullMarked
package io.github.azureml4j.conformance.traffic;

import org.jspecify.annotations.NullMarked;
