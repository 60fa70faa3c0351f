package io.github.azureml4j.benchmarks.storm;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One row: what a contestant felt, and what the server saw of it. Latencies in milliseconds. */
record StormResult(
        @JsonProperty String name,
        @JsonProperty int calls,
        @JsonProperty int failures,
        @JsonProperty double p50,
        @JsonProperty double p99,
        @JsonProperty double p999,
        @JsonProperty double max,
        @JsonProperty double expiries,
        @JsonProperty Map<String, Long> server) {

    static final String HEAD = String.format(
            "%-26s %7s %6s %6s %7s %7s %7s %7s %8s %8s %8s",
            "", "calls", "failed", "stale", "p50", "p99", "p99.9", "max", "tokens", "needless", "expiries");

    static StormResult of(String name, Latencies latencies, double expiries, Map<String, Long> server) {
        return new StormResult(
                name,
                latencies.calls(),
                latencies.failures(),
                latencies.quantile(500),
                latencies.quantile(990),
                latencies.quantile(999),
                latencies.quantile(1_000),
                expiries,
                server);
    }

    long tokens() {
        return server("tokenRequests") - server("refusedByOutage");
    }

    long stale() {
        return server("stale") + server("unknown");
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (failures > 0) {
            faults.add(failures + " calls failed");
        }
        if (stale() > 0) {
            faults.add(stale() + " calls were sent with a stale token");
        }
        if (server("needless") > 0) {
            faults.add(server("needless") + " tokens were asked for that nobody needed");
        }
        return faults;
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%-26s %7d %6d %6d %7.2f %7.2f %7.2f %7.2f %8d %8d %8.1f",
                name,
                calls,
                failures,
                stale(),
                p50,
                p99,
                p999,
                max,
                tokens(),
                server("needless"),
                expiries);
    }

    private long server(String count) {
        return server.getOrDefault(count, 0L);
    }
}
