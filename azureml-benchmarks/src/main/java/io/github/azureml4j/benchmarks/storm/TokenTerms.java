package io.github.azureml4j.benchmarks.storm;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * How an issuer deals out tokens, in milliseconds.
 *
 * @param life from issue to expiry
 * @param refreshAfter from issue to the time at which the issuer wants the token replaced; 0 leaves that to the client
 * @param latency how long the issuer takes to answer
 * @param down for how long after each issue the issuer refuses
 */
record TokenTerms(long life, long refreshAfter, long latency, long down) {

    static TokenTerms parse(String path) {
        long[] numbers =
                Arrays.stream(path.split("-", -1)).mapToLong(Long::parseLong).toArray();
        return new TokenTerms(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /** From when on asking again is not needless: as the issuer wished, else the last two thirds. */
    long due() {
        return refreshAfter == 0 ? life / 3 : refreshAfter;
    }

    /** The terms as part of a path. */
    String path() {
        return LongStream.of(life, refreshAfter, latency, down)
                .mapToObj(Long::toString)
                .collect(Collectors.joining("-"));
    }
}
