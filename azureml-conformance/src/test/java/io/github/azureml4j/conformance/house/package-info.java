/** The sentences of the architecture that can be told by a machine, held against the compiled modules. */
@NullMarked
package io.github.azureml4j.conformance.house;

import org.jspecify.annotations.NullMarked;
