package io.github.azureml4j.scoring;

/**
 * What a client has done so far. A snapshot; the numbers are read one after the other.
 *
 * @param calls calls to {@code score} in all its forms
 * @param requests requests sent to the service, retries and replays included
 * @param retries requests that repeated a failed one
 * @param failures calls that ended in an exception
 * @param tokenRefreshes tokens got, the first one included; 0 unless the service takes tokens
 */
public record ScoringStats(long calls, long requests, long retries, long failures, long tokenRefreshes) {}
