package io.github.azureml4j.core.security.posture;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one check found. */
record Assessment(Outcome outcome, String evidence, String remedy) {
    /** So many names tell enough; a report is read by people. */
    private static final int MOST_NAMES = 8;

    /** From the one that decides over all others to the one that decides nothing. */
    private static final List<Outcome> GRAVEST_FIRST =
            List.of(Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS, Outcome.INFO);

    static Assessment pass(String evidence) {
        return new Assessment(Outcome.PASS, evidence, "");
    }

    static Assessment fail(String evidence, String remedy) {
        return new Assessment(Outcome.FAIL, evidence, remedy);
    }

    static Assessment unknown(String reason, String remedy) {
        return new Assessment(Outcome.UNKNOWN, reason, remedy);
    }

    static Assessment unknown(String reason) {
        return unknown(reason, "");
    }

    static Assessment info(String evidence) {
        return new Assessment(Outcome.INFO, evidence, "");
    }

    /** A pass or a failure. */
    static Assessment when(boolean protectedIndeed, String pass, String fail, String remedy) {
        return protectedIndeed ? pass(pass) : fail(fail, remedy);
    }

    /**
     * What several checks come to: one failure is a failure, whatever could not be seen beside it; without one, one thing that was not
     * seen leaves it unknown. The evidence is everybody's, the remedies are those of the outcome.
     */
    static Assessment together(List<Assessment> parts) {
        Outcome outcome = GRAVEST_FIRST.stream()
                .filter(one -> parts.stream().anyMatch(part -> part.outcome() == one))
                .findFirst()
                .orElse(Outcome.INFO);
        Stream<String> remedies =
                parts.stream().filter(part -> part.outcome() == outcome).map(Assessment::remedy);
        return new Assessment(
                outcome,
                joined(parts.stream().map(Assessment::evidence), "; "),
                joined(remedies.filter(remedy -> !remedy.isEmpty()), " "));
    }

    static Assessment together(Assessment... parts) {
        return together(List.of(parts));
    }

    private static String joined(Stream<String> texts, String between) {
        return texts.distinct().collect(Collectors.joining(between));
    }

    /** Some names, the rest counted. */
    static String names(List<String> names) {
        String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? first + " and " + (names.size() - MOST_NAMES) + " more" : first;
    }
}
