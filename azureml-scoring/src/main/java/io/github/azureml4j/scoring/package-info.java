/**
 * Calling a web service of Azure Machine Learning: {@link io.github.azureml4j.scoring.ScoringClient}. It needs nothing of
 * a workspace but the scoring URI and something to prove itself with, so that an application that only scores can leave
 * the rest of the SDK out.
 */
@NullMarked
package io.github.azureml4j.scoring;

import org.jspecify.annotations.NullMarked;
