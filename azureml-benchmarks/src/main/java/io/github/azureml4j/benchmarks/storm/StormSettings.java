package io.github.azureml4j.benchmarks.storm;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The options of {@link TokenStorm}.
 *
 * @param seconds measured for each contestant
 * @param threads how many call
 * @param rate calls a second of each thread
 * @param life of a token, in milliseconds
 * @param rounds into which the seconds are cut
 */
record StormSettings(
        @JsonProperty int seconds,
        @JsonProperty int threads,
        @JsonProperty int rate,
        @JsonProperty int life,
        @JsonProperty int rounds) {

    private static final int ISSUER_TAKES = 50;

    static StormSettings parse(String[] arguments) {
        Map<String, Integer> values = new LinkedHashMap<>();
        values.put("--seconds", 30);
        values.put("--threads", 64);
        values.put("--rate", 10);
        values.put("--life", 2_000);
        values.put("--rounds", 3);
        for (int i = 0; i < arguments.length; i += 2) {
            if (!values.containsKey(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        arguments[i] + " is not one of " + values.keySet() + " and a number");
            }
            values.put(arguments[i], Integer.valueOf(arguments[i + 1]));
        }
        // In the order of the map, which is that of the components.
        Iterator<Integer> all = values.values().iterator();
        return new StormSettings(all.next(), all.next(), all.next(), all.next(), all.next());
    }

    /** The issuer wants a token replaced as late as its own 50 ms before the last tenth of the life allow. */
    TokenTerms expiring() {
        return new TokenTerms(life, life * 86L / 100, ISSUER_TAKES, 0);
    }

    TokenTerms unexpiring() {
        return new TokenTerms(86_400_000, 80_000_000, ISSUER_TAKES, 0);
    }

    TokenTerms silent() {
        return new TokenTerms(life, 0, ISSUER_TAKES, 0);
    }

    TokenTerms outage() {
        return new TokenTerms(life, 0, ISSUER_TAKES, life * 8L / 10);
    }
}
