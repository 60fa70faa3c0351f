/**
 * Recipes: what the library is for, as programs to read and run. The training and scoring programs and the data that
 * they need are files in {@code train} and {@code score}, shipped as resources.
 */
@NullMarked
package io.github.azureml4j.samples;

import org.jspecify.annotations.NullMarked;
