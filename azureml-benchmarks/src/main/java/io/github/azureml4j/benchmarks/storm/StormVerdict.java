package io.github.azureml4j.benchmarks.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The targets, and which were missed.
 *
 * @param ours p99 with expiring tokens over p99 with an unexpiring one, of the scoring client
 * @param azureCore the same of azure-core
 * @param missed what was not kept; empty is good
 */
record StormVerdict(double ours, double azureCore, List<String> missed) {

    private static final double MOST = 1.1;

    static StormVerdict of(List<StormResult> results) {
        List<String> missed = new ArrayList<>();
        for (StormResult result : results) {
            if (result.name().startsWith(StormField.OURS)) {
                result.faults().forEach(fault -> missed.add(result.name() + ": " + fault));
            }
        }
        StormResult expiring = named(results, StormField.OURS + StormField.EXPIRING);
        if (Math.abs(expiring.tokens() - expiring.expiries()) > 2) {
            missed.add(expiring.name() + ": token requests are not expiries ± 2");
        }
        double ratio = ratio(results, StormField.OURS);
        if (ratio > MOST) {
            missed.add(expiring.name() + ": p99 is above 1.1 of the control");
        }
        return new StormVerdict(ratio, ratio(results, StormField.AZURE_CORE), missed);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p99 expiring / unexpiring: %s %.2f, %s %.2f; missed: %s",
                StormField.OURS,
                ours,
                StormField.AZURE_CORE,
                azureCore,
                missed);
    }

    private static double ratio(List<StormResult> results, String name) {
        return named(results, name + StormField.EXPIRING).p99()
                / named(results, name + StormField.CONTROL).p99();
    }

    private static StormResult named(List<StormResult> results, String name) {
        return results.stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
