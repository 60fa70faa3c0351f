package io.github.azureml4j.benchmarks.storm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What expiring tokens cost the callers: many threads, tokens that live two seconds, a token endpoint that takes 50 ms.
 * The scoring client runs beside azure-core's {@code BearerTokenAuthenticationPolicy} over the same transport, and each
 * beside itself with a token that does not expire, in interleaved rounds of one run. Quote the ratio to the control. Two
 * more scenarios count failures: an issuer that does not say when to refresh, and one that is down for 80 % of each life.
 *
 * <p>Run it from the root, on a machine with nothing else to do:
 * {@code mvn -q -Dfast -DskipTests -Pstorm -pl azureml-benchmarks -am verify}. Options go into
 * {@code -Dstorm.args="--seconds 30 --threads 64 --rate 10 --life 2000 --rounds 3"}, which are the defaults: seconds
 * measured for each contestant, threads, calls a second of each thread, life of a token in milliseconds, and the rounds
 * into which the seconds are cut. The table goes to the console, all figures to {@code target/token-storm.json}. Ends
 * with 1 when a target is missed.
 */
public final class TokenStorm {

    private TokenStorm() {}

    /** Runs the storm. */
    public static void main(String[] arguments) throws Exception {
        StormSettings settings = StormSettings.parse(arguments);
        List<StormResult> results;
        try (ServerProcess server = ServerProcess.start();
                StormField field = StormField.of(settings, server)) {
            results = field.run();
        }
        System.out.println(StormResult.HEAD);
        results.forEach(result -> System.out.println(result.row()));
        StormVerdict verdict = StormVerdict.of(results);
        System.out.println(verdict);
        write(Path.of("target", "token-storm.json"), Map.of("settings", settings, "results", results));
        // The transports' idle threads would keep the process for another minute.
        System.exit(verdict.missed().isEmpty() ? 0 : 1);
    }

    private static void write(Path file, Object figures) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), figures);
    }
}
