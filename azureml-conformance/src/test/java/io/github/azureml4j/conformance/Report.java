package io.github.azureml4j.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What came out: counts, and each fault once, with the first exchange that shows it. */
final class Report {
    private final Set<String> operations = new TreeSet<>();
    private final Set<String> withBodies = new TreeSet<>();
    private final Map<String, Finding> faults = new LinkedHashMap<>();
    private final Map<String, Integer> occurrences = new TreeMap<>();
    private final Map<String, Integer> notes = new TreeMap<>();
    private Map<String, Integer> exceptions = Map.of();
    private int exchanges;
    private int excepted;
    private int defective;
    private int probes;
    private int unimplemented;

    void exchange() {
        exchanges++;
    }

    void excepted() {
        excepted++;
    }

    /** An exchange that holds but for listed defects of its published file. */
    void defective() {
        defective++;
    }

    void probe() {
        probes++;
    }

    void unimplemented() {
        unimplemented++;
    }

    void note(String text) {
        notes.merge(text, 1, Integer::sum);
    }

    void validated(String operation, boolean body, List<Finding> findings) {
        operations.add(operation);
        if (body) {
            withBodies.add(operation);
        }
        findings.forEach(this::fault);
    }

    void fault(Finding finding) {
        faults.putIfAbsent(finding.key(), finding);
        occurrences.merge(finding.key(), 1, Integer::sum);
    }

    Report exceptions(Map<String, Integer> uses) {
        exceptions = uses;
        return this;
    }

    int exchanges() {
        return exchanges;
    }

    Set<String> operations() {
        return operations;
    }

    Map<String, Finding> faults() {
        return faults;
    }

    /** How often anything did not hold, repetitions included. */
    int total() {
        return occurrences.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** One line for the log of the build. */
    String summary() {
        return exchanges + " exchanges, " + operations.size() + " distinct operations validated (" + withBodies.size()
                + " with bodies), " + excepted + " excepted";
    }

    /** The whole account, readable. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(summary()).append('\n');
        text.append(defective).append(" hold but for a listed defect of their file\n");
        text.append(unimplemented).append(" answered 501, ").append(probes).append(" refused probes of no operation\n");
        notes.forEach((note, count) ->
                text.append("note: ").append(note).append(" (").append(count).append(")\n"));
        exceptions.forEach((name, uses) -> text.append(uses == 0 ? "unused exception: " : "exception: ")
                .append(name)
                .append(" (")
                .append(uses)
                .append(")\n"));
        text.append("operations: ").append(String.join(", ", operations)).append('\n');
        faults.forEach((key, fault) -> text.append("FAULT ")
                .append(occurrences.get(key))
                .append(" x  ")
                .append(fault)
                .append('\n'));
        return text.toString();
    }
}
