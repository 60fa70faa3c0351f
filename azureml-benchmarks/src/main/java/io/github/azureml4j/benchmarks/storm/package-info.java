/**
 * The token storm: many threads, tokens that live seconds, and a control run whose token never expires, for this engine
 * and for azure-core's. {@link io.github.azureml4j.benchmarks.storm.TokenStorm} is the program.
 */
@NullMarked
package io.github.azureml4j.benchmarks.storm;

import org.jspecify.annotations.NullMarked;
