package io.github.azureml4j.benchmarks.storm;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A contestant under one issuer's terms, with what its rounds brought so far. */
final class StormEntry {

    private static final Duration WARM_UP = Duration.ofSeconds(2);

    private final String name;
    private final String path;
    private final TokenTerms terms;
    private final Contestant contestant;
    private final Latencies latencies = new Latencies();
    private final Map<String, Long> counts = new LinkedHashMap<>();

    StormEntry(String name, String path, TokenTerms terms, Contestant contestant) {
        this.name = name;
        this.path = path;
        this.terms = terms;
        this.contestant = contestant;
    }

    Contestant contestant() {
        return contestant;
    }

    /** What connections, a first token and a cold compiler cost belongs to no round. */
    void warmUp(PacedLoad load) throws InterruptedException {
        load.run(contestant, WARM_UP);
    }

    void round(ServerProcess server, PacedLoad load, Duration length) throws IOException, InterruptedException {
        warmUp(load);
        Map<String, Long> before = server.counts(path, terms);
        latencies.addAll(load.run(contestant, length));
        server.counts(path, terms)
                .forEach((count, after) -> counts.merge(count, after - before.getOrDefault(count, 0L), Long::sum));
    }

    StormResult result(int seconds) {
        return StormResult.of(name, latencies, 1_000.0 * seconds / terms.life(), counts);
    }
}
