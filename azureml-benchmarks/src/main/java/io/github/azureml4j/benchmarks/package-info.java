/**
 * Benchmarks, each beside a peer in the same run: quote the ratio, not the time. Run them with
 * {@code mvn -q -Dfast -DskipTests -Pbenchmarks -pl azureml-benchmarks -am verify}, and the token storm, which takes five
 * minutes, with {@code -Pstorm} instead.
 */
@NullMarked
package io.github.azureml4j.benchmarks;

import org.jspecify.annotations.NullMarked;
